"""Metadata of a Ruby gem: YAML with Ruby's own types, read by lines and never by a YAML reader.

Its writer lays it out the same way every time (`Gem::Specification#to_yaml`): keys of the gem at the margin, lists
below them. That is all that is shown; a document laid out otherwise shows fewer fields, never wrong ones.
"""

import re

from inspector.previews.pages.built_page import BuiltPage
from inspector.previews.pages.page_input import PageError, PageInput

MAX_METADATA_BYTES = 4 << 20
MAX_LINES = 100_000
_KEY = re.compile(r"([a-z_]+):(?: (.*))?\Z")
_ITEM = re.compile(r"\s*- (.*)\Z")
_NESTED = re.compile(r"\s+(?:- )?([a-z_]+): (.*)\Z")
_RELATION = re.compile(r"(?:- )?['\"]?[<>=~!]+['\"]?\Z")
_LISTS = (
    ("Authors", "authors"), ("Files", "files"), ("Programs", "executables"), ("Extensions", "extensions"),
    ("Required paths", "require_paths"), ("Licenses", "licenses"), ("Addresses", "email"),
    ("More files", "extra_rdoc_files"), ("Tests", "test_files"), ("Required besides", "requirements"),
)  # fmt: skip


def gem_page(given: PageInput) -> BuiltPage:
    """`metadata` of a gem, unpacked. Raises PageError."""
    text = given.data[:MAX_METADATA_BYTES].decode("utf-8", "replace").replace("\r\n", "\n")
    parts = _parts(text)
    if "name" not in parts:
        raise PageError("It is no metadata of a gem that a gem's writer laid out.")
    page = BuiltPage("Ruby gem: metadata")
    page.heading("About")
    for key, (value, below) in parts.items():
        if value and not value.startswith("!") and value not in ("[]", "{}", "''", '""'):
            page.field(key, _plain(value))
        elif key in ("version", "required_ruby_version", "required_rubygems_version"):
            page.field(key, _version(below))
    page.pairs("Dependencies", _dependencies(parts.get("dependencies", ("", []))[1]))
    for title, key in _LISTS:
        items = [match[1] for line in parts.get(key, ("", []))[1] if (match := _ITEM.match(line))]
        mark = "It is compiled on the computer of whoever installs the gem." if key == "extensions" else ""
        if items:
            page.heading(title)
        for item in items:
            page.cells(_plain(item), mark=mark)
    metadata = (match.groups() for line in parts.get("metadata", ("", []))[1] if (match := _NESTED.match(line)))
    page.pairs("More metadata", ((key, _plain(value)) for key, value in metadata))
    return page


def _parts(text: str) -> dict[str, tuple[str, list[str]]]:
    """Value and following lines by key at the margin; the first of equal keys counts."""
    parts: dict[str, tuple[str, list[str]]] = {}
    below: list[str] = []
    for line in text.split("\n", MAX_LINES)[:MAX_LINES]:
        match = _KEY.match(line)
        if match is not None:
            below = []
            parts.setdefault(match[1], (match[2] or "", below))
        elif line and line[0] in " -":
            below.append(line)
    return parts


def _version(lines: list[str]) -> str:
    """The relation and number of a version or requirement: a few fixed lines."""
    found = [line.strip().removeprefix("- ").removeprefix("- ") for line in lines]
    relation = next((_plain(line) for line in found if _RELATION.match(line)), "")
    number = next((_plain(line.partition(": ")[2]) for line in found if line.startswith("version: ")), "")
    number = "" if number.startswith("!") else number
    return f"{relation} {number}".strip()


def _dependencies(lines: list[str]) -> list[tuple[str, str]]:
    """Each begins with a mark of its type; its first requirement is shown."""
    groups: list[list[str]] = []
    for line in lines:
        if line.startswith("- !ruby/object:Gem::Dependency"):
            groups.append([])
        elif groups:
            groups[-1].append(line)
    rows = []
    for group in groups:
        fields = {match[1]: match[2] for line in group if (match := re.match(r"  ([a-z_]+): (.*)\Z", line))}
        kind = fields.get("type", "").lstrip(":")
        stop = next((at for at, line in enumerate(group) if line.startswith("  type:")), len(group))
        needed = _version(group[:stop])
        rows.append((_plain(fields.get("name", "?")), f"{needed}  ·  {kind}" if kind else needed))
    return rows


def _plain(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value
