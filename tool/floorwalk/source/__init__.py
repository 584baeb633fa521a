"""Files in, models and problems out."""
