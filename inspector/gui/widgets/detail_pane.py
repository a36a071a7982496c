"""Everything about one finding: what, where, evidence, why it matters, how to fix it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from inspector.core.finding import Evidence
from inspector.core.report import FindingState, Report, ReportFinding
from inspector.core.severity import Severity
from inspector.engine.case.records import Decision
from inspector.gui.accessible_roles import state_role
from inspector.gui.language import WordTable, tr
from inspector.gui.models.finding_rows import STATE_WORDS
from inspector.gui.models.wording import CONFIDENCE_WORDS
from inspector.gui.theme.severity_style import WORDS
from inspector.gui.theme.sheets import dress_scroll_bars
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.flat_buttons import QuietButton
from inspector.gui.widgets.frames import RoundBox, make_panel
from inspector.gui.widgets.manual_page import page_body
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.gui.widgets.plain_text import ManualText, PlainText
from inspector.gui.widgets.severity_mark import SeverityMark
from inspector.gui.widgets.state_page import StatePage

MAX_FURTHER_PLACES = 20


class DetailPane(QScrollArea):
    """Shows the selected finding. Text of the artifact is plain; the manual page is our own."""

    place_asked = Signal(object)
    """The ReportFinding whose place is to be shown."""
    record_asked = Signal(object)
    """The ReportFinding whose raw record is to be shown."""
    copy_asked = Signal()
    reveal_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        state_role(self, QAccessible.Role.Pane)
        self._theme = theme
        self._finding: ReportFinding | None = None
        self.evidence_of: Callable[[ReportFinding], Evidence | None] = lambda finding: finding.evidence
        """What is shown as the evidence of a finding; the finding itself, which can be copied, stays masked."""
        self.decision_of: Callable[[ReportFinding], Decision | None] = lambda _finding: None
        """What a person decided of a finding."""
        self.has_record: Callable[[ReportFinding], bool] = lambda _finding: False
        """Whether a finding leads to a raw record of an archive."""
        self.setAccessibleName(tr("Detail of the selected finding"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._mark = SeverityMark(Severity.INFO, theme)
        self._title = PlainText(tr("Title of the finding"))
        self._facts = PlainLabel(role="muted")
        self._sections = {key: PlainText(title, is_code=key == "evidence") for key, title in _SECTIONS.items()}
        self._heads = {key: PlainLabel(title, role="title") for key, title in _SECTIONS.items()}
        self._evidence_box = RoundBox(radius_px=5)
        self._manual = ManualText(tr("Manual page of the rule"))
        self.place_button = QuietButton(tr("Show Place"))
        self.record_button = QuietButton(tr("Show Record"))
        self.copy_button = QuietButton(tr("Copy as Markdown"))
        self.reveal_button = QuietButton(tr("Reveal Secret"))
        self._empty = StatePage(theme)
        self._empty.show_state(
            "search", tr("No finding selected"), tr("Select a finding to read what it means and how to fix it.")
        )
        self._page = QWidget()
        self._lay_out()
        self.set_theme(theme)
        self.show_finding(None, None)

    @property
    def finding(self) -> ReportFinding | None:
        """The finding on display."""
        return self._finding

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        dress_scroll_bars(self, theme)
        self._mark.set_theme(theme)
        self._empty.set_theme(theme)
        self._evidence_box.set_colours(theme.raised, theme.line)
        if self._finding:
            self._show_severity(self._finding)

    def show_finding(self, finding: ReportFinding | None, report: Report | None) -> None:
        """Shows another finding, or says that none is selected."""
        self._finding = finding
        self._page.setVisible(finding is not None)
        self._empty.setVisible(finding is None)
        if finding is None:
            return
        self._show_severity(finding)
        self._title.show_text(finding.title)
        for key, text in _texts_of(finding, self.evidence_of(finding)).items():
            self._show_section(key, text)
        self._show_reveal(finding)
        self._show_note(finding)
        rule = report.rules.get(finding.rule) if report else None
        self._manual.setVisible(rule is not None)
        self._manual.show_manual_page(page_body(rule.help_markdown) if rule else "")
        self.place_button.setEnabled(finding.entry is not None)
        self.record_button.setVisible(self.has_record(finding))
        self.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Shows evidence and note anew: whether secrets may be seen changed, or what a person wrote."""
        if self._finding is not None:
            self._show_severity(self._finding)
            self._show_note(self._finding)
            self._show_reveal(self._finding)
            self._show_section("evidence", _words_of(self.evidence_of(self._finding)))

    def show_manual(self) -> None:
        """Brings the manual page into view."""
        self.ensureWidgetVisible(self._manual, 0, 0)
        self.verticalScrollBar().setValue(self._manual.y())
        self._manual.setFocus()

    def _show_severity(self, finding: ReportFinding) -> None:
        self._mark.show_severity(finding.severity)
        decision = self.decision_of(finding)
        state = decision.state if decision and decision.state is not FindingState.OPEN else finding.state
        words = "" if state is FindingState.OPEN else f"  ·  {STATE_WORDS[state].lower()}"
        refused = tr("  ·  refused by {tools}", tools=", ".join(finding.refused_by)) if finding.refused_by else ""
        self._facts.show_text(
            tr(
                "{severity}  ·  {rule}  ·  confidence {confidence}{words}{refused}",
                severity=WORDS[finding.severity],
                rule=finding.rule,
                confidence=CONFIDENCE_WORDS[finding.confidence],
                words=words,
                refused=refused,
            )
        )

    def _show_note(self, finding: ReportFinding) -> None:
        decision = self.decision_of(finding)
        self._show_section("note", decision.note if decision else "")

    def _show_reveal(self, finding: ReportFinding) -> None:
        shown = self.evidence_of(finding)
        is_shown = shown is not None and shown != finding.evidence
        self.reveal_button.setText(tr("Cover Secret") if is_shown else tr("Reveal Secret"))
        self.reveal_button.setVisible(finding.evidence is not None and finding.evidence.redacted)

    def _show_section(self, key: str, text: str) -> None:
        section = self._evidence_box if key == "evidence" else self._sections[key]
        self._heads[key].setVisible(bool(text))
        section.setVisible(bool(text))
        self._sections[key].show_text(text)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._facts.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.place_button)
        buttons.addWidget(self.record_button)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.reveal_button)
        buttons.addStretch(1)
        self.place_button.clicked.connect(self._on_place_clicked)
        self.record_button.clicked.connect(self._on_record_clicked)
        self.copy_button.clicked.connect(self.copy_asked)
        self.reveal_button.clicked.connect(self.reveal_asked)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(14, 10, 14, 14)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addLayout(buttons)
        inner = QVBoxLayout(self._evidence_box)
        inner.setContentsMargins(8, 6, 8, 6)
        inner.addWidget(self._sections["evidence"])
        for key in _SECTIONS:
            column.addSpacing(4)
            column.addWidget(self._heads[key])
            column.addWidget(self._evidence_box if key == "evidence" else self._sections[key])
        column.addSpacing(4)
        column.addWidget(self._manual)
        column.addStretch(1)
        outside = QWidget()
        make_panel(outside)
        stack = QVBoxLayout(outside)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self._page, 1)
        stack.addWidget(self._empty, 1)
        self.setWidget(outside)

    def _on_place_clicked(self) -> None:
        if self._finding:
            self.place_asked.emit(self._finding)

    def _on_record_clicked(self) -> None:
        if self._finding:
            self.record_asked.emit(self._finding)


_SECTIONS = WordTable(
    {
        "note": "Note",
        "message": "What",
        "place": "Where",
        "evidence": "Evidence",
        "reasons": "Why this severity",
        "fix": "How to fix",
    }
)


def _texts_of(finding: ReportFinding, evidence: Evidence | None) -> dict[str, str]:
    return {
        "message": finding.message,
        "place": _place_of(finding),
        "evidence": _words_of(evidence),
        "reasons": "\n".join(finding.reasons),
        "fix": finding.remediation,
    }


def _place_of(finding: ReportFinding) -> str:
    if not finding.path:
        return tr("The artifact as a whole")
    line = tr("\nLine {line:,}", line=finding.line) if finding.line is not None else ""
    column = tr(", column {column:,}", column=finding.column) if line and finding.column is not None else ""
    offset = tr("\nByte {offset:,}", offset=finding.offset) if finding.offset is not None else ""
    places = finding.also_at[:MAX_FURTHER_PLACES]
    further = "".join(tr("\nalso at {path}", path=path) for path in places)
    left = len(finding.also_at) - len(places)
    return f"{finding.path}{line}{column}{offset}{further}" + (
        tr("\nand {left:,} more places", left=left) if left else ""
    )


def _words_of(evidence: Evidence | None) -> str:
    if evidence is None:
        return ""
    shown = evidence.context or evidence.excerpt
    return tr("{shown}\n\nSecrets in it are masked.", shown=shown) if evidence.redacted else shown
