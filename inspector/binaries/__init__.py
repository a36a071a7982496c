"""Bounded readers of compiled files. They know bytes, not archives, and never raise on what a file holds."""
