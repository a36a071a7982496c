"""Values of JSON and TOML documents as lines of text, bounded in depth and number."""

from collections.abc import Iterator

MAX_DEPTH = 8
MAX_LEAVES = 5000


def said(value: object) -> str:
    """A value in one line; empty where there is none."""
    if value is None:
        return ""
    return "  ·  ".join(f"{name}: {text}" if name else text for name, text in leaves(value))


def leaves(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """The values of a document, each with the keys that lead to it. Items of a list are numbered inside of others."""
    left = MAX_LEAVES
    for found in _walk(value, name, MAX_DEPTH):
        if not left:
            yield "…", "There is more."
            return
        left -= 1
        yield found


def _walk(value: object, name: str, depth: int) -> Iterator[tuple[str, str]]:
    if value is None:
        return
    if isinstance(value, dict):
        if not depth:
            yield name, "{…}"
            return
        for key, below in value.items():
            yield from _walk(below, f"{name} › {key}" if name else str(key), depth - 1)
    elif isinstance(value, list):
        if not depth:
            yield name, "[…]"
            return
        for below in value:
            yield from _walk(below, name, depth - 1)
    else:
        yield name, _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    try:
        return str(value)
    except ValueError:  # an integer of more digits than Python prints
        return "a number of very many digits"
