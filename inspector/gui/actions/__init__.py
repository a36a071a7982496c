"""Commands as data, the menus built from them, and what each command does."""
