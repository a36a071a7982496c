"""Colours, icons, fonts and the drawing of severities."""
