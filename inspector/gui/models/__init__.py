"""Plain state of the window, and thin Qt models over it."""
