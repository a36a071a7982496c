"""A page about one file: what its format says, row by row under headings."""

from inspector.gui.pageview.page_view import PageView

__all__ = ["PageView"]
