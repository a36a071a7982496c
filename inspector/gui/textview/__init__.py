"""Our own view of texts of any size: rows on demand, colours when they arrive, nothing read in the window."""

from inspector.gui.textview.view import TextView

__all__ = ["TextView"]
