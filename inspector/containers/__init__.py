"""One file per format: bytes to records. Nothing here writes an entry to disk."""
