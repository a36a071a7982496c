"""How a person likes to read texts: wrapped or not, and how wide tabs are. One choice for all texts."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from inspector.previews.look import DEFAULT_TAB_COLUMNS, TAB_CHOICES


class ReadingChoices(QObject):
    """Shared by all text views of the application."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_wrapped = False
        self.tab_columns = DEFAULT_TAB_COLUMNS

    def choose(self, *, is_wrapped: bool | None = None, tab_columns: int | None = None) -> None:
        """Changes one of them, or both."""
        before = (self.is_wrapped, self.tab_columns)
        self.is_wrapped = self.is_wrapped if is_wrapped is None else is_wrapped
        self.tab_columns = tab_columns if tab_columns in TAB_CHOICES else self.tab_columns
        if before != (self.is_wrapped, self.tab_columns):
            self.changed.emit()


def reading_choices() -> ReadingChoices:
    """Those of the running application."""
    app = QCoreApplication.instance()
    assert app is not None
    return app.findChild(ReadingChoices) or ReadingChoices(app)
