"""The audit workbook: the contract of its columns, writing it, reading it back."""
