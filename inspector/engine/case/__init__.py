"""Saved work on one artifact: what somebody decided, noted, marked and revealed."""
