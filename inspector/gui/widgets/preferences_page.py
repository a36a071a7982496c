"""All settings but the keys, by section: a page of the settings dialog, built from the table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from inspector.gui.language import tr
from inspector.gui.preferences.preference import Section
from inspector.gui.preferences.store import PreferenceStore
from inspector.gui.preferences.table import PREFERENCES
from inspector.gui.theme.sheets import dress_scroll_bars
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.flat_buttons import QuietButton
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.gui.widgets.preference_row import PreferenceRow


class PreferencesPage(QWidget):
    """Rows that do not fit a text are hidden, and headings without rows with them."""

    def __init__(self, store: PreferenceStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = [PreferenceRow(preference, store) for preference in PREFERENCES]
        self._headings = {section: PlainLabel(tr(section), role="title") for section in Section}
        self._nothing = PlainLabel(tr("No setting has such words."), role="muted")
        self.reset_button = QuietButton(tr("Reset All Settings"))
        self.reset_button.setAutoDefault(False)
        self.reset_button.clicked.connect(store.reset)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the control that has the keyboard
        self._lay_out()
        self.filter("")

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        dress_scroll_bars(self._area, theme)

    def filter(self, text: str) -> int:
        """Shows the rows that fit, and says how many."""
        fitting = [row for row in self.rows if row.fits(text)]
        for row in self.rows:
            row.setHidden(row not in fitting)
        sections = {row.preference.section for row in fitting}
        for section, heading in self._headings.items():
            heading.setHidden(section not in sections)
        self._nothing.setHidden(bool(fitting))
        return len(fitting)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 16, 4)
        column.setSpacing(4)
        for number, (section, heading) in enumerate(self._headings.items()):
            if number:
                heading.setContentsMargins(0, 14, 0, 0)
            column.addWidget(heading)
            for row in self.rows:
                if row.preference.section is section:
                    column.addWidget(row)
        column.addWidget(self._nothing)
        column.addStretch(1)
        self._area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addWidget(self._area, 1)
        whole.addWidget(self.reset_button)
