"""The files of one container by normalised name, as a package reader looks at them."""

from dataclasses import dataclass

from inspector.core.entry import Entry
from inspector.core.view import ArtifactView

MAX_WRAPPERS = 3
"""Compressed files around the container that counts, such as a tar in a gzip file."""


@dataclass(frozen=True, slots=True)
class PackageLevel:
    """One container's files. Of equal names the last one counts, as for every extractor."""

    view: ArtifactView
    container: Entry | None
    """None for the artifact itself."""
    files: dict[str, Entry]

    @property
    def file_name(self) -> str:
        """The container's own name."""
        return self.container.name if self.container else self.view.artifact_name

    def body(self, name: str) -> bytes | None:
        """Content of a file that was kept; None where there is none."""
        entry = self.files.get(name)
        return self.view.bodies.get(entry.number) if entry else None

    @property
    def top_folder(self) -> str | None:
        """The one folder that all files lie in; None where there is none or more than one."""
        folders = {name.partition("/")[0] for name in self.files}
        holds_all = all("/" in name for name in self.files)
        return folders.pop() if holds_all and len(folders) == 1 else None

    def names_at_top(self, suffix: str) -> list[str]:
        """Files without a folder that end so, sorted."""
        return sorted(name for name in self.files if "/" not in name and name.endswith(suffix))


def plain_name(name: str) -> str:
    """A record's name with forward slashes and without empty and `.` components."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", "."))


def level_of(view: ArtifactView, container: Entry | None) -> PackageLevel:
    """The files of one container; directories, links and rebuilt sources are left out."""
    entries = view.shipped_levels().get(container.number if container else None, [])
    return PackageLevel(view, container, {plain_name(entry.name): entry for entry in entries if entry.is_file})


def root_level(view: ArtifactView) -> PackageLevel:
    """The artifact's own files; behind wrappers where it is a compressed container."""
    level = level_of(view, None)
    for _ in range(MAX_WRAPPERS):
        only = next(iter(level.files.values())) if len(level.files) == 1 else None
        if only is None or only.number not in view.shipped_levels():
            break
        level = level_of(view, only)
    return level
