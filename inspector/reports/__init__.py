"""One file per output format: each takes a Report and returns bytes; `registry` lists them all."""
