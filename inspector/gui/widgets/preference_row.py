"""One setting on screen: its title, what it does, and a control that applies every change at once."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from inspector.gui.language import tr
from inspector.gui.preferences.preference import Choice, Number, Preference, Toggle
from inspector.gui.preferences.store import PreferenceStore
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.gui.widgets.switch import Switch

CONTROL_CHARACTERS = 22


class PreferenceRow(QWidget):
    """Follows the setting when it is changed elsewhere."""

    def __init__(self, preference: Preference[Any], store: PreferenceStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preference = preference
        self._store = store
        self.title = PlainLabel(tr(preference.title))
        self.tip = PlainLabel(tr(preference.tip), role="muted")
        self.tip.setWordWrap(True)
        self.control = self._made_control()
        self.control.setAccessibleName(tr(preference.title))
        self.control.setAccessibleDescription(tr(preference.tip))
        self.title.setBuddy(self.control)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.tip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(24)
        row.addLayout(words, 1)
        row.addWidget(self.control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._show()
        store.changed.connect(self._on_changed)

    def fits(self, text: str) -> bool:
        """Whether every word of a text stands in what the row says."""
        said = " ".join((self.title.text(), self.tip.text(), tr(self.preference.section), *self._titles())).casefold()
        return all(word in said for word in text.casefold().split())

    def _titles(self) -> list[str]:
        preference = self.preference
        return [tr(title) for _, title in preference.choices] if isinstance(preference, Choice) else []

    def _made_control(self) -> QWidget:
        match self.preference:
            case Toggle():
                box = Switch()
                box.toggled.connect(self._put)
                return box
            case Choice(choices=choices):
                combo = QComboBox()
                for title in self._titles():
                    combo.addItem(title)
                combo.activated.connect(lambda at: self._put(choices[at][0]))
                return self._widened(combo)
            case Number() as number:
                spin = QSpinBox()
                spin.setRange(number.least, number.most)
                spin.setSingleStep(number.step)
                spin.setSuffix(f" {tr(number.unit)}" if number.unit else "")
                spin.valueChanged.connect(self._put)
                return self._widened(spin)
        raise TypeError(self.preference.key)

    def _widened(self, control: QWidget) -> QWidget:
        control.setFixedWidth(self.fontMetrics().averageCharWidth() * CONTROL_CHARACTERS)
        return control

    def _put(self, value: object) -> None:
        self._store.put(self.preference, value)

    def _on_changed(self, preference: Preference[Any]) -> None:
        if preference is self.preference:
            self._show()

    def _show(self) -> None:
        value, control = self._store.get(self.preference), self.control
        blocked = control.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        match control:
            case QCheckBox():
                control.setChecked(value)
            case QSpinBox():
                control.setValue(value)
            case QComboBox() if isinstance(self.preference, Choice):
                control.setCurrentIndex([known for known, _ in self.preference.choices].index(value))
        control.blockSignals(blocked)
