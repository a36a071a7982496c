"""A JSON text as a tree; branches are asked for when they are opened."""

from inspector.gui.jsonview.json_view import JsonView

__all__ = ["JsonView"]
