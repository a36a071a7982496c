"""Moves the cursor of a table to a row, in mirrored windows, too."""

from PySide6.QtWidgets import QTableView


def go_to_row(view: QTableView, row: int) -> None:
    """Selects a row alone. Qt's `selectRow` finds no column at the edge of a mirrored table, and selects nothing."""
    view.setCurrentIndex(view.model().index(row, 0))
