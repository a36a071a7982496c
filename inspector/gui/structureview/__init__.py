"""The raw records of an archive: a table of them, the fields of one, and its bytes."""

from inspector.gui.structureview.structure_view import StructureView

__all__ = ["StructureView"]
