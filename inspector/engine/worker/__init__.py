"""The two worker processes and the one protocol they speak."""
