"""One file per command. Nothing here, or below it, loads Qt."""
