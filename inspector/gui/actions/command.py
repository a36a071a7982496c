"""What a command is: data from which menus, the tool bar and the list of shortcuts are built."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QKeySequence

from inspector.gui.language import later

Shortcut = QKeySequence.StandardKey | str


class When(StrEnum):
    """What must be the case for a command to be enabled."""

    ALWAYS = "always"
    ARTIFACT = "artifact"
    """An artifact is open."""
    SCANNING = "scanning"
    ENDED = "ended"
    """The scan has ended, in whatever way."""
    LIMIT = "limit"
    """A limit was met that reading can go on past."""
    ENTRY = "entry"
    """An entry is selected."""
    PATH = "path"
    """An entry or a folder is selected."""
    BYTES = "bytes"
    """The selected entry has bytes that can be read."""
    DIGEST = "digest"
    """The selected entry was read to its end."""
    FINDING = "finding"
    FINAL_FINDING = "final-finding"
    """A finding is selected, and the scan that made it has ended."""
    FINDINGS = "findings"
    """There is at least one finding."""
    TEXT = "text"
    """A text preview is in front."""
    TAB = "tab"
    """A tab that can be closed is in front."""
    FOLLOWER = "follower"
    """The tab in front follows the selection."""
    PAIR = "pair"
    STRUCTURE = "structure"
    """An archive is in front whose raw records can be shown, or a file about which there is a page."""
    TREE = "tree"
    """A JSON text is in front."""
    RAW_ARTIFACT = "raw-artifact"
    """The artifact itself is such an archive."""
    RECORD = "record"
    """A finding or an entry is in front that a raw record of an archive is about."""
    REPORT = "report"
    IMAGE = "image"
    """The artifact holds a container image."""
    SOURCES = "sources"
    """There are rebuilt sources."""
    CAN_UNDO = "can-undo"
    """A decision can be taken back."""
    CAN_REDO = "can-redo"
    CAN_GO_BACK = "can-go-back"
    CAN_GO_FORWARD = "can-go-forward"


class Menu(StrEnum):
    """The menus, in their order."""

    FILE = later("&File")
    EDIT = later("&Edit")
    VIEW = later("&View")
    GO = later("&Go")
    ANALYZE = later("&Analyze")
    TRIAGE = later("T&riage")
    TOOLS = later("&Tools")
    HELP = later("&Help")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do. `id` is `group.callback`: the method of that name in the group's handler."""

    id: str
    title: str
    menu: Menu
    tip: str
    """What it does, one sentence: status bar, screen readers, list of shortcuts."""
    shortcuts: tuple[Shortcut, ...] = ()
    """The first is shown. The toolkit's standard sequences where one exists, so that each system gets its own."""
    when: When = When.ALWAYS
    icon: str = ""
    submenu: str = ""
    choice: str = ""
    """Name of the exclusive group it belongs to; it is then checkable."""
    is_checkable: bool = False
    starts_section: bool = False

    @property
    def group(self) -> str:
        """Which handler carries it out."""
        return self.id.partition(".")[0]

    @property
    def callback(self) -> str:
        """The handler's method."""
        return self.id.partition(".")[2]
