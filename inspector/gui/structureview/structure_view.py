"""Shows the raw records of one archive; choosing one shows its fields and bytes."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.gui.language import later, tr
from inspector.gui.models.raw_place import ARTIFACT
from inspector.gui.models.wording import counted
from inspector.gui.structureview import field_model, record_model
from inspector.gui.structureview.field_model import FieldModel
from inspector.gui.structureview.plain_table import PlainTable
from inspector.gui.structureview.record_bytes import RecordBytes
from inspector.gui.structureview.record_model import RecordModel
from inspector.gui.structureview.record_pages import RecordPages
from inspector.gui.theme.theme import Theme
from inspector.gui.views.row_cursor import go_to_row
from inspector.gui.widgets.content_or_words import NOTHING, ContentOrWords
from inspector.gui.widgets.line_splitter import LineSplitter
from inspector.previews.structure.record import RawDetail, RecordPlace

_RECORD_SAMPLES, _RECORD_SHARES = ("9,999,999,999", "999,999,999", "gzip", later("bytes of no record")), (0.45,)
_FIELD_SAMPLES, _FIELD_SHARES = ("9,999,999,999", "999,999,999"), (0.32, 0.36)


class StructureView(ContentOrWords):
    """One archive at a time; answers for one that was left are dropped."""

    secrets_covered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._session: ArtifactSession | None = None
        self._entry = ARTIFACT
        self._pages: RecordPages | None = None
        self._chosen = -1
        self._token = Token()
        self._wanted: tuple[int, str] | None = None
        """A byte whose record is to be chosen once it is found, and what is said of it."""
        self._found = -1
        """That record, which may not have arrived yet."""
        self._finding = Token()
        self.records, self.fields = RecordModel(self), FieldModel(self)
        self.record_table = PlainTable(self.records, record_model.MARK_COLUMN, theme, tr("Raw records"))
        self.field_table = PlainTable(self.fields, field_model.MARK_COLUMN, theme, tr("Fields of the record"))
        self.bytes = RecordBytes(theme)
        self._lay_out()
        self.record_table.selectionModel().currentRowChanged.connect(self._on_record)
        self.field_table.selectionModel().currentRowChanged.connect(self._on_field)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        super().set_theme(theme)
        for part in (self.record_table, self.field_table, self.bytes):
            part.set_theme(theme)

    def open(self, session: ArtifactSession, entry: int) -> None:
        """Shows the records of an entry, or of the artifact itself; words stand in their place until then."""
        self.drop()
        self._session, self._entry = session, entry
        self.say("wait", tr("Reading"), tr("The records of the archive are being found."))
        self._pages = RecordPages(session, entry, self)
        self._pages.failed.connect(self._on_failed)
        self._pages.count_changed.connect(self._on_count)
        self._pages.page_arrived.connect(self._on_page)
        self.records.show_pages(self._pages)
        self._pages.start()

    def go_to(self, offset: int, said: str = "") -> None:
        """Chooses the record that holds a byte; see `ArtifactSession.find_record` for `said`."""
        self._wanted, self._found = (offset, said), -1
        self._look_for_wanted()

    def refresh(self) -> None:
        """Asks anew for what is on display: what is covered changed."""
        if self._pages is not None:
            self._pages.refresh()
            self._ask(self._chosen)

    def drop(self) -> None:
        """Forgets the archive and what is on its way."""
        self._token.drop()
        self._token = Token()
        self._finding.drop()
        self._wanted, self._found = None, -1
        self._chosen = -1
        if self._pages is not None:
            self._pages.stop()
            self._pages.deleteLater()
            self._pages = None
        self.records.show_pages(None)
        self._show_detail(None)

    # --- what happened --------------------------------------------------------------------------------

    def _on_record(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._ask(current.row())

    def _ask(self, row: int) -> None:
        self._chosen = row
        if row >= 0 and self._session is not None:
            self._token.drop()
            self._token = Token()
            future = self._session.raw_record(self._entry, row)
            when_done(future, self._show_detail, self.sentence.show_text, self._token)

    def _show_detail(self, detail: RawDetail | None) -> None:
        self.fields.show_fields(detail.fields if detail is not None else ())
        self.bytes.show_detail(detail)
        if detail is not None and detail.head.covered:
            self.secrets_covered.emit()

    def _on_field(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if 0 <= current.row() < len(self.fields.fields):
            self.bytes.mark(self.fields.fields[current.row()])

    def _on_page(self, _number: int) -> None:
        if self.records.rowCount():
            self.show_content()
            if self._wanted is not None:
                self._choose_wanted() if self._found >= 0 else self._look_for_wanted()
            elif self._chosen < 0:
                go_to_row(self.record_table, 0)

    def _look_for_wanted(self) -> None:
        if self._session is not None and self._wanted is not None:
            self._finding.drop()
            self._finding = Token()
            future = self._session.find_record(self._entry, *self._wanted)
            when_done(future, self._on_found, self.sentence.show_text, self._finding)

    def _on_found(self, place: RecordPlace) -> None:
        if self._wanted is None or not place.is_complete:
            return  # asked again when more of the archive was read
        if place.index is None:
            self.sentence.show_text(tr("No record stands at byte {offset:,}.", offset=self._wanted[0]))
            self._wanted = None
        else:
            self._found = place.index
            self._choose_wanted()

    def _choose_wanted(self) -> None:
        if self._found < self.records.rowCount():
            self._wanted = None
            self.record_table.choose(self._found)

    def _on_count(self) -> None:
        pages = self._pages
        if pages is None:
            return
        words = counted(pages.known, "record") + ("." if pages.is_complete else tr(" so far …"))
        self.sentence.show_text(f"{words} {pages.note}".strip())
        if pages.is_complete and not pages.known:
            self.say("empty", tr("No records"), pages.note or tr("The archive holds no record."))

    def _on_failed(self, sentence: str) -> None:
        if self.records.rowCount():
            self.sentence.show_text(sentence)
        else:
            self.say("special", tr(NOTHING), sentence)

    # --- making ---------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.record_table.set_widths(tuple(map(tr, _RECORD_SAMPLES)), _RECORD_SHARES)
        self.field_table.set_widths(_FIELD_SAMPLES, _FIELD_SHARES)
        parts = LineSplitter(Qt.Orientation.Vertical)
        for part, share in ((self.record_table, 5), (self.field_table, 4), (self.bytes, 2)):
            parts.addWidget(part)
            parts.setStretchFactor(parts.count() - 1, share)
        self.hold(parts, self.record_table)
