"""The findings list with its filter."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from inspector.core.severity import Severity
from inspector.engine.case.records import Decision
from inspector.gui.language import later, tr
from inspector.gui.models.finding_rows import FindingFilter, FindingRow, GroupBy, StateFilter
from inspector.gui.models.findings_model import FindingsModel
from inspector.gui.models.wording import counted
from inspector.gui.theme.theme import Theme
from inspector.gui.views.findings_view import FindingsView
from inspector.gui.widgets.frames import Strip
from inspector.gui.widgets.offer_bar import OfferBar
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.gui.widgets.state_page import StatePage

_FLOORS = (
    (later("All severities"), Severity.INFO),
    (later("Low and above"), Severity.LOW),
    (later("Medium and above"), Severity.MEDIUM),
    (later("High and above"), Severity.HIGH),
    (later("Critical only"), Severity.CRITICAL),
)


class FindingsPanel(QWidget):
    """List, filter, and words where there is nothing to list."""

    finding_selected = Signal(object)
    """A FindingRow."""
    filter_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingsModel(self)
        self.view = FindingsView(self.model, theme)
        self.view.finding_selected.connect(self.finding_selected)
        self._title = PlainLabel(tr("Findings"), role="title")
        self.progress = PlainLabel(role="muted")
        self.progress.setAccessibleName(tr("Progress of the triage"))
        self.group_box = QComboBox()
        self.offer_bar = OfferBar(tr("Carry Over"))
        self.text_field = QLineEdit()
        self.severity_box = QComboBox()
        self.state_box = QComboBox()
        self._empty = StatePage(theme)
        self._is_scanning = True
        self._set_up_filter()
        self._lay_out()
        self._refresh_words()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self.view.set_theme(theme)
        self._empty.set_theme(theme)

    def set_rows(self, rows: list[FindingRow], *, is_scanning: bool) -> None:
        """Shows other findings; the selected one stays selected where it still is."""
        selected = self.view.selected
        self._is_scanning = is_scanning
        self.model.set_rows(rows)
        self.view.select_key(selected.key if selected else None, silently=True)
        self._refresh_words()

    def set_decisions(self, decisions: Mapping[str, Decision], changed: frozenset[str] | None) -> None:
        """Shows what a person decided; nothing moves unless all decisions are new."""
        selected = self.view.selected
        self.model.set_decisions(decisions, changed)
        if changed is None:
            self.view.select_key(selected.key if selected else None, silently=True)
        self._refresh_words()

    def show_severity(self, floor: Severity) -> None:
        """Filters by severity, as the counts on the overview ask for."""
        self.severity_box.setCurrentIndex(next(at for at, (_, level) in enumerate(_FLOORS) if level is floor))

    def reveal(self, key: str | None) -> None:
        """Selects a finding without telling anybody; loosens the filter where it hides it."""
        if key and not self.view.select_key(key, silently=True):
            self.clear_filter()
        self.view.select_key(key, silently=True)

    def clear_filter(self) -> None:
        """Shows all findings."""
        self.text_field.clear()
        self.severity_box.setCurrentIndex(0)
        self.state_box.setCurrentIndex(list(StateFilter).index(StateFilter.ALL))

    def _set_up_filter(self) -> None:
        self.text_field.setPlaceholderText(tr("Filter findings"))
        self.text_field.setMinimumHeight(self.fontMetrics().height() + 12)
        self.text_field.setAccessibleName(tr("Filter findings by text"))
        self.text_field.setClearButtonEnabled(True)
        character_px = self.fontMetrics().averageCharWidth()
        self.text_field.setMinimumWidth(character_px * 16)
        self.text_field.setMaximumWidth(260)
        for box in (self.severity_box, self.state_box, self.group_box):
            box.setMinimumWidth(character_px * 10)  # where room is short they give way before the field does
        self.severity_box.addItems([tr(title) for title, _ in _FLOORS])
        self.severity_box.setAccessibleName(tr("Filter findings by severity"))
        self.state_box.addItems([tr(state.value) for state in StateFilter])
        self.state_box.setAccessibleName(tr("Filter findings by state"))
        self.group_box.addItems([tr(group.value) for group in GroupBy])
        self.group_box.setAccessibleName(tr("Group findings"))
        self.group_box.currentIndexChanged.connect(self._on_filter_changed)
        self.text_field.textChanged.connect(self._on_filter_changed)
        self.severity_box.currentIndexChanged.connect(self._on_filter_changed)
        self.state_box.currentIndexChanged.connect(self._on_filter_changed)

    def _lay_out(self) -> None:
        strip = Strip()
        row = QHBoxLayout(strip)
        row.setContentsMargins(10, 5, 8, 5)
        row.addWidget(self._title)
        row.addWidget(self.progress)
        row.addStretch(1)
        row.addWidget(self.text_field, 2)
        row.addWidget(self.severity_box)
        row.addWidget(self.state_box)
        row.addWidget(self.group_box)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self.offer_bar)
        column.addLayout(self._stack, 1)

    def _on_filter_changed(self) -> None:
        selected = self.view.selected
        self.model.set_filter(
            FindingFilter(
                self.text_field.text().strip(),
                _FLOORS[self.severity_box.currentIndex()][1],
                list(StateFilter)[self.state_box.currentIndex()],
            ),
            list(GroupBy)[self.group_box.currentIndex()],
        )
        self.view.select_key(selected.key if selected else None, silently=True)
        self._refresh_words()
        self.filter_changed.emit()

    def _refresh_words(self) -> None:
        shown, total = len(self.model.shown), self.model.total
        self._title.show_text(
            tr("Findings ({shown:,})", shown=shown)
            if shown == total
            else tr("Findings ({shown:,} of {total:,})", shown=shown, total=total)
        )
        self.progress.show_text(
            tr("{decided:,} of {total:,} decided", decided=self.model.decided, total=total) if total else ""
        )
        if shown:
            self._stack.setCurrentWidget(self.view)
            return
        self._stack.setCurrentWidget(self._empty)
        if total:
            hidden = counted(total, "finding is", "findings are")
            self._empty.show_state(
                "filter",
                tr("Nothing matches the filter"),
                tr("{hidden} hidden.", hidden=hidden),
                tr("Show all"),
                self.clear_filter,
            )
        elif self._is_scanning:
            self._empty.show_state("wait", tr("No findings so far"), tr("The scan is still running."))
        else:
            self._empty.show_state(
                "search", tr("No findings"), tr("No rule found anything to report in what was read.")
            )
