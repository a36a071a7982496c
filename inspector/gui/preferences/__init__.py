"""What a person can set: one typed table, from which storing, checking and the settings dialog follow."""
