"""Builds the view that a tree rule gets, from names and contents."""

import hashlib
from collections.abc import Mapping
from typing import Any

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.innerpath import SEPARATOR, escape_name, join
from inspector.core.view import ArtifactView
from inspector.packages.kept import is_kept


def view_of(files: Mapping[str, bytes | None], name: str = "demo.tgz", format_name: str = "tar.gz") -> ArtifactView:
    """A view over files by inner path; None as content makes a directory.

    `a.tar!/b.txt` makes `a.tar` a container: it becomes an entry of its own where it is not listed before.
    """
    view = ArtifactView(artifact_name=name, artifact_format=format_name)
    for path, content in files.items():
        container = container_of(view, path.split(SEPARATOR)[:-1])
        kind = EntryKind.DIRECTORY if content is None else EntryKind.FILE
        entry = add_entry(
            view, path.split(SEPARATOR)[-1], container, kind=kind, size_bytes=None if content is None else len(content)
        )
        if content is not None:
            put_content(view, entry.number, content)
    return view


def container_of(view: ArtifactView, levels: list[str]) -> Entry | None:
    """The entry that is the container at these levels, made where it is missing; None for the artifact itself."""
    found: Entry | None = None
    for level in levels:
        path = join(found.path if found else "", escape_name(level.encode("utf-8", "surrogateescape")))
        found = view.at(path) or add_entry(view, level, found)
    return found


def add_entry(
    view: ArtifactView,
    name: str,
    container: Entry | None = None,
    *,
    kind: EntryKind = EntryKind.FILE,
    origin: Origin = Origin.ARCHIVED,
    **facts: Any,
) -> Entry:
    """One more record, without content. A second record of the same name gets the suffix that paths use."""
    path = join(container.path if container else "", escape_name(name.encode("utf-8", "surrogateescape")))
    repeats = sum(1 for entry in view.entries.values() if entry.path.partition("%23")[0] == path)
    entry = Entry(
        number=len(view.entries) + 1,
        parent=container.number if container else None,
        path=f"{path}%23{repeats}" if repeats else path,
        name=name,
        kind=kind,
        origin=origin,
        **facts,
    )
    view.add(entry)
    return entry


def put_content(view: ArtifactView, number: int, content: bytes) -> None:
    """Says that an entry was read to its end."""
    view.digests[number] = hashlib.sha256(content).hexdigest()
    view.sizes[number] = len(content)
    if is_kept(view.entries[number]):
        view.bodies[number] = content
