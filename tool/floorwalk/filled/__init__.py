"""A filled sheet's cells in; the audit out, with every answer read right or reported."""
