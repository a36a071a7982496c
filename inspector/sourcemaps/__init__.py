"""Source maps as ECMA-426 defines them: reading, names, links between files. Knows bytes, not archives."""
