"""Bytes to what rules look at: decoded text with a map back to its origin."""
