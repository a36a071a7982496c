"""One file per rule, grouped by folder; `registry` lists them all."""
