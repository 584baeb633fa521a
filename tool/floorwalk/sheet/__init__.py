"""The audit workbook: the contract of its columns, drawing it, stamping one for each visit."""
