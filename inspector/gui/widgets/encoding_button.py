"""Says in which encoding a text is read, and offers the others."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from inspector.gui.language import tr
from inspector.gui.textview import TextView
from inspector.gui.textview.look_menu import add_encodings
from inspector.gui.widgets.flat_buttons import LinkButton


class EncodingButton(LinkButton):
    """Stands beside the facts of a text, and is hidden where none is shown."""

    def __init__(self, view: TextView, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._view = view
        self._is_offered = False
        self.setToolTip(tr("Read the text in another encoding"))
        self.clicked.connect(self._offer)
        view.state_changed.connect(lambda _words: self._refresh())
        self.hide()

    def offer(self, *, is_offered: bool) -> None:
        """Shows it, or hides it because no text is in front."""
        self._is_offered = is_offered
        self._refresh()

    def _refresh(self) -> None:
        facts = self._view.facts
        encoding = facts.encoding if facts is not None else ""
        self.setText(encoding)
        self.setAccessibleName(tr("Encoding: {encoding}", encoding=encoding))
        self.setVisible(self._is_offered and bool(encoding))
        self.updateGeometry()

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        add_encodings(menu, self._view.look.encoding, self._view.choose_encoding)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
