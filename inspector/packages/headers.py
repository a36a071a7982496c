"""Header fields as METADATA, PKG-INFO, WHEEL, Debian control and jar manifests write them."""

from itertools import takewhile

MAX_LINES = 20_000
MAX_VALUE_CHARACTERS = 4096


def read_headers(body: bytes) -> dict[str, str]:
    """The fields of the first paragraph by lower-case name; the first of a repeated field wins.

    Continuation lines begin with a blank and are joined by a line feed.
    """
    fields: dict[str, str] = {}
    name = ""
    for line in first_paragraph(body):
        if line[0] in " \t":
            if name and len(fields[name]) < MAX_VALUE_CHARACTERS:
                fields[name] += "\n" + line[1:]
            continue
        found, colon, value = line.partition(":")
        found = found.strip().lower()
        name = found if colon and found not in fields else ""
        if name:
            fields[name] = value.strip()[:MAX_VALUE_CHARACTERS]
    return fields


def first_paragraph(body: bytes) -> list[str]:
    """The lines before the first blank one, at most MAX_LINES."""
    lines = body.decode("utf-8", "replace").splitlines()[:MAX_LINES]
    return list(takewhile(str.strip, lines))
