"""The lists of digests in an artifact, and which file each of their lines is about."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from inspector.core.entry import Entry
from inspector.core.view import ArtifactView
from inspector.packages import digest_formats as formats
from inspector.packages.digest_formats import MAX_STATED, Stated
from inspector.packages.level import MAX_WRAPPERS, PackageLevel, level_of, plain_name

MAX_READ: Final = 8
"""Lists of one container that are read before its files, to learn the algorithms."""

_Reader = Callable[[str], Iterator[Stated]]
_SUMS: Final = re.compile(
    r"(?:^|[-_.])(?P<name>md5|sha(?:1|224|256|384|512))sums?(?:\.txt)?\Z|(?:^|_)checksums?(?:\.txt)?\Z"
)
_MENTIONED: Final = re.compile(r"(?<![A-Za-z0-9])(md5|sha-?(?:1|224|384|512))(?=[-=:])", re.IGNORECASE)
_SIDECAR: Final = re.compile(r"\.(?P<name>md5|sha(?:1|224|256|384|512))(?:sum)?\Z")


@dataclass(frozen=True, slots=True)
class DigestList:
    """What kind of list a file is, by its name."""

    read: _Reader
    algorithm: str | None = None
    """The one it uses, where the name says so."""
    is_sidecar: bool = False
    """Whether it is about one file, which has its name without the last suffix."""


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry and the digest that a list states for it."""

    source: Entry
    entry: Entry
    stated: Stated


def digest_list(name: str) -> DigestList | None:
    """The kind of list that an entry of this name is; None for nearly all. RECORD is read by rules of its own."""
    if not name.lower().endswith(_ENDS):  # asked about every entry
        return None
    path = plain_name(name).lower()
    base = path.rpartition("/")[2]
    if base in _BY_NAME:
        return _BY_NAME[base]
    for wanted, found in _BY_PATH.items():
        if f"/{path}".endswith(f"/{wanted}"):
            return found
    if (match := _SUMS.search(base)) is not None:
        return DigestList(formats.sum_lines, match["name"])
    if (match := _SIDECAR.search(base)) is not None:
        return DigestList(formats.sum_lines, match["name"], is_sidecar=True)
    return None


_BY_NAME: Final = {
    "checksums.yaml": DigestList(formats.gem_checksums),
    ".cargo-checksum.json": DigestList(formats.cargo_checksums, "sha256"),
    "package-lock.json": DigestList(formats.npm_lock),
    "npm-shrinkwrap.json": DigestList(formats.npm_lock),
}
_BY_PATH: Final = {
    "meta-inf/manifest.mf": DigestList(formats.jar_manifest),
    "info/paths.json": DigestList(formats.conda_paths, "sha256"),
}

_ENDS: Final = (*_BY_NAME, *_BY_PATH, "sum", "sums", "sum.txt", "sums.txt", ".md5", ".sha1", ".sha224", ".sha256",
                ".sha384", ".sha512")  # fmt: skip


def listed_entries(view: ArtifactView) -> Iterator[ListedEntry]:
    """Every digest that some list states for an entry of the artifact, list by list."""
    for number in sorted(view.bodies):
        source = view.entries[number]
        kind = digest_list(source.name)
        if kind is None:
            continue
        level = _level(view, source)
        find = _finder(level, source, kind)
        for stated in islice(kind.read(view.bodies[number].decode("utf-8", "replace")), MAX_STATED):
            entry = find(stated.path)
            if entry is not None and entry.number != number:
                yield ListedEntry(source, entry, stated)


def _finder(level: PackageLevel, source: Entry, kind: DigestList) -> Callable[[str], Entry | None]:
    """How the list's paths lead to entries."""
    path = plain_name(source.name)
    folder, _, base = path.rpartition("/")
    if kind.is_sidecar:
        about = level.files.get(path[: -len(_suffix(path))])
        return lambda _: about
    if kind.read is formats.npm_lock:
        tarballs = {name.rpartition("/")[2]: entry for name, entry in level.files.items() if name.endswith(".tgz")}
        return tarballs.get
    if kind.read is formats.conda_paths:
        return _within(_conda_root(level), "")
    if kind.read is formats.gem_checksums:
        return _within(_around(level), "")
    if base == "md5sums" and not folder and (data := _deb_data(level)) is not None:
        return _within(data, "")
    return _within(level, "" if kind.read is formats.jar_manifest else folder)


def _within(level: PackageLevel, folder: str) -> Callable[[str], Entry | None]:
    return lambda path: level.files.get(plain_name(f"{folder}/{path}"))


def _suffix(path: str) -> str:
    return path[path.rfind(".") :]


def _level(view: ArtifactView, entry: Entry) -> PackageLevel:
    return level_of(view, None if entry.parent is None else view.entries[entry.parent])


def _around(level: PackageLevel) -> PackageLevel:
    """The level that a compressed list's own container stands in."""
    return _level(level.view, level.container) if level.container is not None else level


def _deb_data(control: PackageLevel) -> PackageLevel | None:
    """The files of a Debian package, seen from its control archive (deb(5))."""
    outer = control
    for _ in range(MAX_WRAPPERS):
        outer = _around(outer)
        if "debian-binary" in outer.files:
            return _unwrapped(outer, "data.tar")
    return None


def _conda_root(info: PackageLevel) -> PackageLevel:
    """The files of a conda package: the tarball itself, or the one called `pkg-…` beside the one with the metadata."""
    outer = info
    for _ in range(MAX_WRAPPERS):
        outer = _around(outer)
        if "metadata.json" in outer.files:
            return _unwrapped(outer, "pkg-") or info
    return info


def _unwrapped(level: PackageLevel, prefix: str) -> PackageLevel | None:
    """The archive whose name begins so, out of the files that compress it."""
    entry = next((entry for name, entry in level.files.items() if name.startswith(prefix)), None)
    for _ in range(MAX_WRAPPERS):
        if entry is None:
            return None
        inner = level_of(level.view, entry)
        entry = next(iter(inner.files.values())) if len(inner.files) == 1 else None
        if entry is None or entry.number not in level.view.shipped_levels():
            return inner
    return None


def algorithms_of(names: Sequence[str], read: Callable[[int], bytes | None]) -> frozenset[str]:
    """The algorithms besides SHA-256 that the lists among entries of these names mention.

    `read` gives the content of the entry at an index. It is asked where the name does not tell, MAX_READ times at most.
    """
    found: set[str] = set()
    lists = ((index, kind) for index, name in enumerate(names) if (kind := _any_list(name)) is not None)
    unknown = []
    for index, kind in lists:
        if kind.algorithm is not None:
            found.add(kind.algorithm)
        elif kind.read is not formats.npm_lock or any(name.endswith(".tgz") for name in names):
            unknown.append((index, kind))
    for index, kind in unknown[:MAX_READ]:
        text = (read(index) or b"").decode("utf-8", "replace")
        if kind.read is formats.sum_lines:
            found |= {stated.algorithm for stated in islice(kind.read(text), MAX_STATED)}
        else:
            found |= {match[1].lower().replace("-", "") for match in _MENTIONED.finditer(text)}
    return frozenset(found - {"sha256"})


def _any_list(name: str) -> DigestList | None:
    return _RECORD if name.endswith(".dist-info/RECORD") else digest_list(name)


_RECORD: Final = DigestList(formats.wheel_record)
