"""What goes back to an auditor whose sheet could not be read in full."""
