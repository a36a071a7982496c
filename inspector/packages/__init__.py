"""One file per kind of package, on top of any container: what an artifact claims about itself."""
