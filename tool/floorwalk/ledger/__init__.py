"""Results on disk: one DuckDB file that can be rebuilt at will from the filled sheets."""
