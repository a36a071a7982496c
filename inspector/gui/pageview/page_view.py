"""Shows the page about one file, or words where there is none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.engine.session import ArtifactSession
from inspector.gui.language import tr
from inspector.gui.models.wording import counted
from inspector.gui.pageview.page_model import PageModel
from inspector.gui.pageview.page_rows import WINDOW_ROWS, PageRows
from inspector.gui.pageview.page_table import PageTable
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.content_or_words import NOTHING, ContentOrWords


class PageView(ContentOrWords):
    """One file at a time; answers for one that was left are dropped."""

    secrets_covered = Signal()
    refused = Signal(str)
    """There is no page of the file; a sentence that says why, which the view shows as well."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rows: PageRows | None = None
        self._columns = 0
        self.model = PageModel(self)
        self.table = PageTable(self.model, theme)
        self.hold(self.table, self.table)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        super().set_theme(theme)
        self.table.set_theme(theme)

    def open(self, session: ArtifactSession, entry: int) -> None:
        """Shows the page about an entry, or about the artifact itself (0); words stand in its place until then."""
        self.drop()
        self.say("wait", tr("Reading"), tr("The file is being read."))
        self._columns = 0
        self._rows = PageRows(session, entry, self)
        self._rows.failed.connect(self._on_failed)
        self.model.show_rows(self._rows)
        self._rows.changed.connect(self._on_changed)
        self._rows.start()

    def refresh(self) -> None:
        """Asks anew for what is on display: what is covered changed."""
        if self._rows is not None:
            self._rows.refresh()

    def drop(self) -> None:
        """Forgets the file and what is on its way."""
        if self._rows is not None:
            self._rows.stop()
            self._rows.deleteLater()
            self._rows = None
        self.model.show_rows(None)

    # --- what happened --------------------------------------------------------------------------------

    def _on_changed(self, number: int) -> None:
        facts = self._rows.facts if self._rows is not None else None
        if facts is None:
            return
        if not facts.known:
            self.say("empty", facts.title, facts.note or tr("It says nothing."))
            return
        if facts.columns != self._columns:
            self._columns = facts.columns
            self.table.measure()
        self.table.widen_marks(number * WINDOW_ROWS, WINDOW_ROWS)
        state = "" if facts.is_complete else tr("Still comparing …")
        self.sentence.show_text(
            "  ·  ".join(filter(None, (facts.title, counted(facts.known, "row"), state, facts.note)))
        )
        if facts.has_covered:
            self.secrets_covered.emit()
        self.show_content()

    def _on_failed(self, sentence: str) -> None:
        if self.model.rowCount():
            self.sentence.show_text(sentence)
        else:
            self.say(
                "special", tr(NOTHING), tr("{sentence} The other views still show its content.", sentence=sentence)
            )
            self.refused.emit(sentence)
