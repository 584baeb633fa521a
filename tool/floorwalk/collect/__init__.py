"""Many filled sheets in; the ledger and what became of each out. And the way they are let go again."""
