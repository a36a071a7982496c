"""What the tree shows: the records of containers, or the sources that maps name."""

from enum import StrEnum


class Outline(StrEnum):
    """The two trees of an artifact."""

    CONTENTS = "Contents"
    """Every record below the container that holds it; each map shows its own sources."""
    SOURCES = "Sources"
    """The sources of all maps as one tree."""
