"""Artifact Inspector: open what is about to be released and see what should not be in it."""

__version__ = "0.1.0"
