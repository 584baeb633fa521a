"""The commands: name, module and the one sentence that `floorwalk --help` shows. Modules are imported when their command runs."""

COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("init", "floorwalk.cli.init", "Make a small workspace of your own to start from."),
    ("check", "floorwalk.cli.check", "Look for mistakes in standards, stores, contacts and rounds."),
    ("checklist", "floorwalk.cli.checklist", "Print checklists as PDF, A4 and A5."),
    ("plan", "floorwalk.cli.plan", "Plan the next round: how large, what to ask, and who goes where."),
    ("freeze", "floorwalk.cli.freeze", "Freeze a standard set as an edition that sheets are printed from."),
    ("sheets", "floorwalk.cli.sheets", "Make an Excel audit sheet for each store of a round."),
    ("collect", "floorwalk.cli.collect", "Read filled sheets back into the ledger."),
    ("accept", "floorwalk.cli.accept", "Let a sheet in that is held because another one is on record for its visit."),
    ("forget", "floorwalk.cli.forget", "Remove filled sheets that are older than you may keep them; scores stay, names go."),
    ("ledger", "floorwalk.cli.ledger", "Look at the file of results, make it again, or write it for other programs."),
    ("report", "floorwalk.cli.report", "Score what came back and write the report."),
    ("actions", "floorwalk.cli.actions", "List what visits found and nobody has put right yet, with owner and due date."),
    ("rescore", "floorwalk.cli.rescore", "Show what a round would have scored under another edition."),
    ("handbook", "floorwalk.cli.handbook", "Build the staff handbook as a website."),
    ("translate", "floorwalk.cli.translate", "Keep translations of the standards complete and fresh."),
    ("schema", "floorwalk.cli.schema", "Write the JSON Schema that makes editors complete and check as you type."),
    ("demo", "floorwalk.cli.demo", "See it all: a whole simulated round on the example company."),
)
