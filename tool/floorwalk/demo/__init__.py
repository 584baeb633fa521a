"""A whole round on the example company, with simulated auditors."""
