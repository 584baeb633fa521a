-- The ledger, version 2, as its tables said it.
CREATE TABLE ledger (version INTEGER NOT NULL);
CREATE TABLE audits (
    audit VARCHAR NOT NULL,
    sheet_id VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    round VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    standard_set VARCHAR NOT NULL,
    edition VARCHAR NOT NULL,
    store VARCHAR NOT NULL,
    visit INTEGER NOT NULL,
    day DATE NOT NULL,
    day_number INTEGER NOT NULL,
    due DATE,
    start_minutes INTEGER,
    end_minutes INTEGER,
    auditor VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    announced BOOLEAN NOT NULL,
    simulated BOOLEAN NOT NULL,
    remarks VARCHAR NOT NULL,
    asked INTEGER NOT NULL,
    blanks INTEGER NOT NULL,
    coverage DOUBLE,
    percent DOUBLE,
    earned DOUBLE NOT NULL,
    possible DOUBLE NOT NULL,
    percent_exact VARCHAR,
    earned_exact VARCHAR,
    possible_exact VARCHAR,
    band VARCHAR,
    outcome VARCHAR NOT NULL,
    corrects VARCHAR NOT NULL,
    answers_hash VARCHAR NOT NULL,
    PRIMARY KEY (audit)
);
CREATE TABLE answers (
    audit VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    check_id VARCHAR NOT NULL,
    check_kind VARCHAR,
    standard VARCHAR NOT NULL,
    section VARCHAR NOT NULL,
    critical BOOLEAN,
    points DOUBLE,
    state VARCHAR NOT NULL,
    result VARCHAR NOT NULL,
    given VARCHAR NOT NULL,
    value_1 DOUBLE,
    value_2 DOUBLE,
    value_3 DOUBLE,
    fraction VARCHAR,
    earned DOUBLE NOT NULL,
    possible DOUBLE NOT NULL,
    note VARCHAR NOT NULL,
    comment VARCHAR NOT NULL,
    photo VARCHAR NOT NULL,
    corrected BOOLEAN NOT NULL
);
CREATE TABLE findings (
    audit VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    check_id VARCHAR NOT NULL,
    standard VARCHAR NOT NULL,
    section VARCHAR NOT NULL,
    critical BOOLEAN NOT NULL,
    lost DOUBLE NOT NULL,
    reason VARCHAR NOT NULL
);
CREATE TABLE actions (
    audit VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    issue VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    due DATE,
    check_id VARCHAR,
    done BOOLEAN
);
CREATE TABLE photos (
    audit VARCHAR NOT NULL,
    check_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    pasted BOOLEAN NOT NULL,
    sha256 VARCHAR NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL
);
CREATE TABLE problems (
    audit VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    file VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    check_id VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    repair VARCHAR NOT NULL,
    severity VARCHAR NOT NULL
);
CREATE TABLE stores (
    store VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    region VARCHAR NOT NULL,
    format VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    hours VARCHAR NOT NULL
);
CREATE TABLE store_attributes (
    store VARCHAR NOT NULL,
    attribute VARCHAR NOT NULL,
    word VARCHAR NOT NULL
);
CREATE TABLE rounds (
    round VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    standard_set VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    first_day DATE NOT NULL,
    due DATE NOT NULL
);
