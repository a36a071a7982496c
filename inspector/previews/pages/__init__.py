"""Pages about single files: what a manifest, a program, a certificate or a notebook says, row by row."""
