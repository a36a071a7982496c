"""A JSON text as a tree of which only the open branches are ever looked at."""
