"""Searching all entries of an artifact: what is asked, how bytes are searched, and what a hit says."""
