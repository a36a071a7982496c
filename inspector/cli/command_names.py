"""Names of the commands: what tells a command from a path to open."""

COMMAND_NAMES = frozenset({"scan", "list", "show", "restore", "explain", "rules", "demo", "policy"})
