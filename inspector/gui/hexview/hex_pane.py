"""The bytes of an entry, and beside them what those at the caret mean."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.gui.accessible_roles import state_role
from inspector.gui.hexview.value_model import ValueModel
from inspector.gui.hexview.view import HexView
from inspector.gui.language import tr
from inspector.gui.structureview.plain_table import PlainTable
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.line_splitter import LineSplitter
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.previews.bytevalues import LOOK_BYTES, byte_values
from inspector.previews.hexdump import ShownBytes

BESIDE_PX = 1040
"""In a narrower pane the values stand below the bytes, which need the width."""
MIN_HEIGHT_PX = 260
"""In a lower one there is no room for both."""
_PANEL_WIDTH_PX, _PANEL_HEIGHT_PX = 460, 170
_NO_MARKS = -1
_SAMPLES = ("signed LEB128", "-9,999,999,999,999,999,999")


class ValueTable(PlainTable):
    """Copies the value that is chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies the row; the rest is the table's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            row = self.currentIndex().row()
            cells = [str(self.model().index(row, column).data() or "") for column in range(3)]
            QGuiApplication.clipboard().setText("\t".join(filter(None, cells)))
        else:
            super().keyPressEvent(event)


class HexPane(QWidget):
    """The keyboard goes to the bytes; the values follow the caret."""

    def __init__(self, view: HexView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        state_role(self, QAccessible.Role.Pane)
        self.setAccessibleName(tr("Bytes of the file and what they mean"))
        self.view = view
        self.values = ValueModel(self)
        self.table = ValueTable(self.values, _NO_MARKS, theme, tr("Values of the bytes at the caret"))
        self.table.set_widths(_SAMPLES, ())
        self.place = PlainLabel(role="muted")
        self.panel = QWidget()
        self._parts = LineSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        view.caret_moved.connect(self._on_caret)
        view.bytes_arrived.connect(self._on_bytes)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self.view.set_theme(theme)
        self.table.set_theme(theme)

    def focusInEvent(self, _event: object) -> None:
        """Gives the keyboard to the bytes."""
        self.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the values where there is room for them."""
        super().resizeEvent(event)
        is_beside = event.size().width() >= BESIDE_PX
        self.panel.setVisible(is_beside or event.size().height() >= MIN_HEIGHT_PX)
        orientation = Qt.Orientation.Horizontal if is_beside else Qt.Orientation.Vertical
        if self._parts.orientation() is not orientation:
            self._parts.setOrientation(orientation)
            self._divide(is_beside=is_beside)

    def _divide(self, *, is_beside: bool) -> None:
        panel_px = _PANEL_WIDTH_PX if is_beside else _PANEL_HEIGHT_PX
        whole_px = self.width() if is_beside else self.height()
        self._parts.setSizes([max(whole_px - panel_px, 1), panel_px])

    def _on_caret(self, _offset: object) -> None:
        self._show()

    def _on_bytes(self) -> None:
        self._show()

    def _show(self) -> None:
        shown = self.view.bytes_at_caret(LOOK_BYTES)
        self.values.show_values(byte_values(shown or ShownBytes(b"")))
        first, last = self.view.selected
        words = tr("Byte {first:,} (0x{first:x})", first=first)
        if last > first:
            words = tr(
                "{value:,} bytes from {first:,} (0x{first:x}) to {last:,} (0x{last:x})",
                value=last - first + 1,
                first=first,
                last=last,
            )
        self.place.show_text(words if shown is not None and shown.data else tr("No byte is chosen."))

    def _lay_out(self) -> None:
        self.place.setContentsMargins(10, 5, 10, 5)
        self.place.setWordWrap(True)
        inner = QVBoxLayout(self.panel)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.place)
        inner.addWidget(self.table, 1)
        self._parts.addWidget(self.view)
        self._parts.addWidget(self.panel)
        self._parts.setStretchFactor(0, 1)
        self._parts.setStretchFactor(1, 0)
        self._parts.setSizes([10_000, _PANEL_WIDTH_PX])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._parts)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
