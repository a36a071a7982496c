"""How a person likes to read texts: wrapped or not, and how wide tabs are. One choice for all texts, remembered."""

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Signal

from inspector.previews.look import DEFAULT_TAB_COLUMNS, TAB_CHOICES

_WRAP, _TAB = "wrap-lines", "tab-columns"


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

    def restore(self, settings: QSettings) -> None:
        """Takes what was chosen last time, where it makes sense."""
        columns = str(settings.value(_TAB, ""))
        is_wrapped = str(settings.value(_WRAP, "")).lower() == "true"
        self.choose(is_wrapped=is_wrapped, tab_columns=int(columns) if columns.isdecimal() else None)

    def store(self, settings: QSettings) -> None:
        """Writes them down for the next time."""
        settings.setValue(_WRAP, "true" if self.is_wrapped else "false")
        settings.setValue(_TAB, self.tab_columns)


def reading_choices() -> ReadingChoices:
    """Those of the running application."""
    app = QCoreApplication.instance()
    assert app is not None
    return app.findChild(ReadingChoices) or ReadingChoices(app)
