"""One file per kind of view: tokens and rows, never colours. Runs in the reader process."""
