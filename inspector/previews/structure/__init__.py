"""The raw records of an archive: what its bytes are, one by one and field by field."""
