"""What the tree shows: the records of containers, the file systems of images, or the sources that maps name."""

from enum import StrEnum

from inspector.gui.language import later


class Outline(StrEnum):
    """The trees of an artifact."""

    CONTENTS = later("Contents")
    """Every record below the container that holds it; each map shows its own sources."""
    IMAGE = later("Image")
    """What containers of an image see: its layers laid on each other, with what later layers hide."""
    SOURCES = later("Sources")
    """The sources of all maps as one tree."""
