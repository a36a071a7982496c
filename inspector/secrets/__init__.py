"""The adapter to the secret engine, and the parsers of credential files."""
