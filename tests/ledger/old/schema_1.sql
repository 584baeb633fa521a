-- The ledger, version 1. Everything here can be rebuilt from filled/, editions/, rounds/ and decisions.csv.
-- `audit` is the SHA-256 of the filled file; answers have no key and no index, so that appending stays fast.
CREATE TABLE IF NOT EXISTS ledger (version INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS audits (
    audit VARCHAR PRIMARY KEY,
    sheet_id VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    round VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    standard_set VARCHAR NOT NULL,
    edition VARCHAR NOT NULL,
    store VARCHAR NOT NULL,
    day DATE NOT NULL,
    due DATE,
    start_minutes INTEGER,
    auditor VARCHAR NOT NULL,
    announced BOOLEAN NOT NULL,
    simulated BOOLEAN NOT NULL,
    remarks VARCHAR NOT NULL,
    percent DOUBLE,
    outcome VARCHAR NOT NULL
);
CREATE TABLE IF NOT EXISTS answers (
    audit VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    check_id VARCHAR NOT NULL,
    standard VARCHAR NOT NULL,
    section VARCHAR NOT NULL,
    state VARCHAR NOT NULL,      -- given, na, not_observed, blank
    result VARCHAR NOT NULL,     -- passed, failed, na, not_observed, blank
    given VARCHAR[] NOT NULL,    -- the values as text, exact
    earned DOUBLE NOT NULL,
    possible DOUBLE NOT NULL,
    note VARCHAR NOT NULL,
    photo VARCHAR NOT NULL,
    corrected BOOLEAN NOT NULL
);
CREATE TABLE IF NOT EXISTS findings (
    audit VARCHAR NOT NULL,
    check_id VARCHAR NOT NULL,
    standard VARCHAR NOT NULL,
    critical BOOLEAN NOT NULL,
    reason VARCHAR NOT NULL
);
CREATE TABLE IF NOT EXISTS actions (
    audit VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    issue VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    due DATE,
    check_id VARCHAR
);
CREATE TABLE IF NOT EXISTS problems (
    audit VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    check_id VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    repair VARCHAR NOT NULL,
    severity VARCHAR NOT NULL
);
