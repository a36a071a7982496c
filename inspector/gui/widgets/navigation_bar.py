"""The tool bar: open, back, forward, the path of the place in front, export."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton, QWidget

from inspector.gui.actions.action_board import ActionBoard
from inspector.gui.language import tr
from inspector.gui.models.recent import RecentArtifact
from inspector.gui.safe_text import safe_menu_text
from inspector.gui.theme.icons import themed_icon
from inspector.gui.theme.sheets import dress_tool_bar
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.breadcrumb import Breadcrumb


class NavigationBar(QToolBar):
    """Built from the same actions as the menus."""

    recent_asked = Signal(str)

    def __init__(self, board: ActionBoard, parent: QWidget | None = None) -> None:
        super().__init__(tr("Navigation"), parent)
        self.setObjectName("navigation")
        self.setMovable(False)
        self.toggleViewAction().setEnabled(False)
        self.breadcrumb = Breadcrumb()
        self.recent_menu = QMenu(self)
        self.open_button = QToolButton()
        self.open_button.setText(tr("&Open"))
        self.open_button.clicked.connect(board["file.open"].trigger)
        self.open_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.open_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.open_button.setMenu(self.recent_menu)
        self.open_button.setAccessibleName(tr("Open a file, or a recent one"))
        self.addWidget(self.open_button)
        for command in ("go.back", "go.forward", "go.up"):
            self.addAction(board[command])
        self.addWidget(self.breadcrumb)
        self.addAction(board["view.overview"])
        self.addAction(board["file.export_report"])
        self._board = board
        self._name_buttons()

    def set_theme(self, theme: Theme) -> None:
        """Paints the icon anew; the other buttons follow their actions."""
        dress_tool_bar(self, theme)
        self.open_button.setIcon(themed_icon("open", theme))

    def show_recent(self, items: tuple[RecentArtifact, ...]) -> None:
        """Fills the menu of the Open button."""
        self.recent_menu.clear()
        self.recent_menu.addAction(self._board["file.open"])
        self.recent_menu.addAction(self._board["file.open_folder"])
        self.recent_menu.addAction(self._board["file.open_demo"])
        self.recent_menu.addSeparator()
        for item in items:
            action = self.recent_menu.addAction(safe_menu_text(item.path))
            action.triggered.connect(lambda _checked=False, path=item.path: self.recent_asked.emit(path))

    def _name_buttons(self) -> None:
        for action in self.actions():
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton) and action.text():
                button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
