"""Names of the views of an entry, as they stand on their buttons."""

from typing import Final

from inspector.gui.language import later

CONTENTS: Final = later("Contents")
TEXT: Final = later("Text")
HEX: Final = later("Hex")
STRUCTURE: Final = later("Structure")
CELLS: Final = later("Cells")
TABLE: Final = later("Table")
TREE: Final = later("Tree")
PICTURE: Final = later("Picture")
PAIR: Final = later("Original | Shipped")
