"""The shipped records of one container: names are relative to it, and compare only within it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from inspector.core.entry import Entry
from inspector.core.text import shortened, visible
from inspector.core.view import ArtifactView

MAX_SHOWN_CHARACTERS = 160
_VERSION = re.compile(r"-v?[0-9][\w.+!]*?(?=\.(?:dist-info|egg-info|data)\Z|\Z)")


@dataclass(frozen=True, slots=True)
class Level:
    """One container's records, neither rebuilt nor embedded."""

    view: ArtifactView
    container: Entry | None
    """None for the artifact itself."""
    entries: list[Entry]

    @property
    def format(self) -> str:
        """Short name of the container's format; empty when it is not known."""
        facts = self.view.containers.get(self.container.number if self.container else None)
        return facts.format if facts else "" if self.container else self.view.artifact_format

    @property
    def file_name(self) -> str:
        """The last component of the container's own name."""
        name = self.container.name if self.container else self.view.artifact_name
        return (components(name) or [""])[-1]

    @property
    def key(self) -> str:
        """What identifies the container across releases; empty for the artifact, whose name holds a version."""
        return place_key(self.container.name) if self.container else ""


def levels(view: ArtifactView) -> Iterator[Level]:
    """All levels that hold shipped records, outermost first."""
    for number, entries in view.shipped_levels().items():
        yield Level(view, None if number is None else view.entries[number], entries)


def components(name: str) -> list[str]:
    """A name split at both slashes; empty and `.` components say nothing about the place and are left out."""
    return [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]


def shown(name: str) -> str:
    """A name from the artifact for a message: visible and bounded."""
    return shortened(visible(name), MAX_SHOWN_CHARACTERS)


def place_key(name: str) -> str:
    """What identifies a place across releases: the name without the version that a top folder often holds."""
    parts = components(name)
    return "/".join([_VERSION.sub("", parts[0]), *parts[1:]]) if len(parts) > 1 else "".join(parts)
