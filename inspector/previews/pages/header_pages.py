"""Manifests made of header fields: METADATA, PKG-INFO, WHEEL, Debian control, and manifests of jars."""

from collections.abc import Iterator

from inspector.core.text import human_size
from inspector.previews.pages.built_page import BuiltPage
from inspector.previews.pages.page_input import PageError, PageInput

MAX_LINES = 50_000
MAX_HEADER_BYTES = 4 << 20
MAX_ENTRY_POINTS_BYTES = 1 << 20
_SPLIT_LISTS = frozenset(
    {"depends", "pre-depends", "recommends", "suggests", "breaks", "conflicts", "replaces", "provides", "enhances"}
)
"""Fields of Debian packages that list others, separated by commas."""
_TABLES = {
    "requires-dist": "Dependencies", "provides-extra": "Extras", "classifier": "Classifiers",
    "project-url": "Addresses", "license-file": "License files", "dynamic": "Dynamic fields", "tag": "Tags",
    **dict.fromkeys(("requires", "requires-external"), "Dependencies"),
}  # fmt: skip


def python_page(given: PageInput) -> BuiltPage:
    """METADATA, PKG-INFO or WHEEL (core metadata, PEP 566 and 643; PEP 427). Raises PageError."""
    base = given.name.replace("\\", "/").rpartition("/")[2]
    page = _page(f"Python package: {base}", given.data)
    folder = given.name.replace("\\", "/")[: -len(base)]
    if base.lower() != "wheel":
        body = given.neighbours.body(f"{folder}entry_points.txt", MAX_ENTRY_POINTS_BYTES)
        if body:
            _add_entry_points(page, body)
        scripts = [name for name in given.neighbours.numbers() if ".data/scripts/" in name]
        page.pairs("Scripts", ((name.rpartition("/")[2], name) for name in sorted(scripts)))
    return page


def debian_page(given: PageInput) -> BuiltPage:
    """`control` of a Debian package (deb-control(5)). Raises PageError."""
    return _page("Debian package: control", given.data)


def jar_page(given: PageInput) -> BuiltPage:
    """`MANIFEST.MF` (JAR File Specification). Raises PageError."""
    return _page("Java archive: manifest", given.data, joint="")


def _page(title: str, data: bytes, joint: str = "\n") -> BuiltPage:
    text = data[:MAX_HEADER_BYTES].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    paragraphs = list(_paragraphs(text, joint))
    if not paragraphs or not paragraphs[0]:
        raise PageError("It holds no header field.")
    page = BuiltPage(title)
    if len(data) > MAX_HEADER_BYTES:
        page.say(f"Only the first {human_size(MAX_HEADER_BYTES)} were read.")
    for number, fields in enumerate(paragraphs, start=1):
        page.heading("About" if number == 1 else f"Part {number}")
        _add_fields(page, fields)
    if title.startswith("Python"):
        body = text.partition("\n\n")[2].strip("\n")
        if body:
            page.heading("Description")
            page.code(body)
    return page


def _add_fields(page: BuiltPage, fields: list[tuple[str, str]]) -> None:
    tables: dict[str, list[tuple[str, str]]] = {}
    for name, value in fields:
        lowered = name.lower()
        if lowered in _TABLES:
            tables.setdefault(_TABLES[lowered], []).append((name, value))
        elif lowered in _SPLIT_LISTS:
            tables.setdefault(name, []).extend((name, part.strip()) for part in value.split(",") if part.strip())
        elif "\n" in value:
            page.field(name, value.split("\n")[0] + " …")
            tables.setdefault(name, []).extend(("", line) for line in value.split("\n"))
        else:
            page.field(name, value or "(empty)")
    for title, rows in tables.items():
        page.pairs(title, rows)


def _paragraphs(text: str, joint: str) -> Iterator[list[tuple[str, str]]]:
    """Fields by paragraph. Of Python's metadata only the first counts: what follows is the description."""
    fields: list[tuple[str, list[str]]] = []
    for line in text.split("\n", MAX_LINES)[:MAX_LINES]:
        if not line.strip():
            if fields:
                yield _joined(fields, joint)
                fields = []
            if joint:
                return
        elif line[0] in " \t" and fields:
            fields[-1][1].append(line[1:])
        else:
            name, colon, value = line.partition(":")
            if colon:
                fields.append((name.strip(), [value.strip()]))
    if fields:
        yield _joined(fields, joint)


def _joined(fields: list[tuple[str, list[str]]], joint: str) -> list[tuple[str, str]]:
    return [(name, joint.join(lines)) for name, lines in fields]


def _add_entry_points(page: BuiltPage, body: bytes) -> None:
    group, rows = "", list[tuple[str, str]]()
    for line in body.decode("utf-8-sig", "replace").splitlines()[:MAX_LINES]:
        stripped = line.strip()
        if stripped.startswith("[") and stripped.endswith("]"):
            page.pairs(f"Entry points: {group}", rows)
            group, rows = stripped[1:-1], []
        elif "=" in stripped and not stripped.startswith(("#", ";")):
            name, _, target = stripped.partition("=")
            rows.append((name.strip(), target.strip()))
    page.pairs(f"Entry points: {group}", rows)
