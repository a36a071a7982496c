"""Our own view of bytes: any size, only what is in sight is read."""

from inspector.gui.hexview.hex_pane import HexPane
from inspector.gui.hexview.view import HexView

__all__ = ["HexPane", "HexView"]
