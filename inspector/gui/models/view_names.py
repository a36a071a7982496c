"""Names of the views of an entry, as they stand on their buttons."""

from typing import Final

CONTENTS: Final = "Contents"
TEXT: Final = "Text"
HEX: Final = "Hex"
STRUCTURE: Final = "Structure"
CELLS: Final = "Cells"
TABLE: Final = "Table"
TREE: Final = "Tree"
PICTURE: Final = "Picture"
PAIR: Final = "Original | Shipped"
