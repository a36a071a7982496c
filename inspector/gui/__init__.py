"""The window: the only room that imports Qt. Thin adapters over plain data from the rooms below."""
