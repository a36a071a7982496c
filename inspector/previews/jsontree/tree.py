"""Branches of one JSON text, each found when it is opened.

The spans of a value's children come from a parser in C that leaves the values where they are; a tolerant reader of our
own goes on where a text is cut, is no JSON, or has one key several times.
"""

import re
from collections import OrderedDict

import msgspec

from inspector.core.text import human_size, shortened, visible
from inspector.previews.covering import SecretCover, covered_text
from inspector.previews.jsontree.branch import (
    MAX_CHILDREN,
    MAX_SHOWN_CHARACTERS,
    BranchPlace,
    JsonBranch,
    JsonKind,
    JsonNode,
)
from inspector.sourcemaps.json_spans import MAX_ITEMS, Span, StrictJson, TolerantJson
from inspector.sourcemaps.json_tokens import decode_name, decode_string

MAX_TOKEN_BYTES = 16_384
"""Of one value that are looked at: more than is shown, so that a secret is not cut before it is looked for."""
_KEPT_BRANCHES = 8
_COUNTED_BYTES = 16_384
"""Children of larger values are not counted before somebody opens them."""
_BLANKS = re.compile(rb"[ \t\r\n]*")
_NUMBER = re.compile(rb"-?[0-9]")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NO_JSON = "It is no JSON: no value begins where one should."
Children = list[tuple[str, Span, str]]
"""Key, span of the value, and what is odd about it."""


class JsonTree:
    """One text. Its bytes stay in one piece; nodes are places in them."""

    def __init__(self, data: bytes) -> None:
        """`data` is the whole file."""
        self._data = _as_utf8(data)
        self._strict = StrictJson(self._data)
        self._opened: OrderedDict[Span, Children] = OrderedDict()
        self._notes: dict[Span, str] = {}

    def branch(self, place: BranchPlace, cover: SecretCover) -> JsonBranch:
        """The children of a node; for ROOT the one outermost value."""
        shown = _Shown(self._data, cover)
        if place.start < 0:
            return self._root(shown)
        span = (min(place.start, len(self._data)), min(max(place.stop, place.start), len(self._data)))
        children = self._children(span)
        first = min(max(place.first, 0), len(children))
        stop = len(children) if place.count < 0 else min(first + place.count, len(children))
        nodes = self._nodes(span, children, first, stop, shown)
        return JsonBranch(tuple(nodes), self._notes.get(span, ""), shown.has_covered)

    def _root(self, shown: "_Shown") -> JsonBranch:
        start = _BLANKS.match(self._data).end()  # type: ignore[union-attr] # it matches nothing, too
        if start >= len(self._data):
            return JsonBranch((), "It holds no value.")
        reader = TolerantJson(self._data)
        is_open = self._data[start] in b"{["
        stop = len(self._data) if is_open else reader.value_end(start)
        if is_open:
            stop = len(self._data.rstrip(b" \t\r\n\0"))
        if stop <= start:
            return JsonBranch((), _NO_JSON)
        node = self._node("", (start, stop), "", shown)
        return JsonBranch((node,), "" if is_open or stop == len(self._data.rstrip()) else "More follows the value.")

    def _nodes(self, span: Span, children: Children, first: int, stop: int, shown: "_Shown") -> list[JsonNode]:
        step = 1
        while (stop - first + step - 1) // step > MAX_CHILDREN:
            step *= MAX_CHILDREN
        if step == 1:
            return [self._node(*child, shown) for child in children[first:stop]]
        return [
            JsonNode(
                f"{at:,} … {min(at + step, stop) - 1:,}", "", JsonKind.GROUP,
                BranchPlace(*span, at, min(step, stop - at)), is_branch=True,
            )
            for at in range(first, stop, step)
        ]  # fmt: skip

    def _node(self, key: str, span: Span, mark: str, shown: "_Shown") -> JsonNode:
        kind, place = _kind(self._data, span[0]), BranchPlace(*span)
        if kind not in (JsonKind.OBJECT, JsonKind.ARRAY):
            return JsonNode(shown.text(key), shown.scalar(span, kind), kind, place, mark=mark)
        summary, is_empty = self._summary(span, kind)
        return JsonNode(shown.text(key), summary, kind, place, is_branch=not is_empty, mark=mark)

    def _summary(self, span: Span, kind: JsonKind) -> tuple[str, bool]:
        size_bytes = span[1] - span[0]
        if size_bytes > _COUNTED_BYTES:
            return f"{'{…}' if kind is JsonKind.OBJECT else '[…]'}  {human_size(size_bytes)}", False
        count = len(self._spans(span)[0])
        if kind is JsonKind.OBJECT:
            return f"{{…}}  {count:,} key{'' if count == 1 else 's'}", not count
        return f"[…]  {count:,} item{'' if count == 1 else 's'}", not count

    def _children(self, span: Span) -> Children:
        if span in self._opened:
            self._opened.move_to_end(span)
            return self._opened[span]
        children, note = self._spans(span)
        if len(children) >= MAX_ITEMS:
            note = f"Only the first {MAX_ITEMS:,} values are shown."
        self._opened[span], self._notes[span] = children, note
        while len(self._opened) > _KEPT_BRANCHES:
            del self._notes[self._opened.popitem(last=False)[0]]
        return children

    def _spans(self, span: Span) -> tuple[Children, str]:
        """The children of a value, and where it makes no sense."""
        kind = _kind(self._data, span[0])
        try:
            if kind is JsonKind.OBJECT:
                return [(key, value, "") for key, value in self._strict.members(span)], ""
            if kind is JsonKind.ARRAY:
                return _numbered(self._strict.items(span)), ""
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            pass
        reader = TolerantJson(self._data)
        children = _marked(self._data, reader.members(span)) if kind is JsonKind.OBJECT else []
        if kind is JsonKind.ARRAY:
            children = _numbered(reader.items(span))
        at = reader.ended_early_at
        end = children[-1][1][1] if children else span[0] + 1
        if at is None and self._data[end : span[1]].strip(b" \t\r\n,") not in (b"}", b"]"):
            at = end
        return children, f"From byte {at:,} on it is cut, or no JSON." if at is not None else ""


class _Shown:
    """Texts of nodes: bounded, secrets covered, made visible."""

    def __init__(self, data: bytes, cover: SecretCover) -> None:
        self.has_covered = False
        self._data = data
        self._cover = cover

    def text(self, text: str) -> str:
        """A key."""
        return self._covered(text[:MAX_TOKEN_BYTES])

    def scalar(self, span: Span, kind: JsonKind) -> str:
        """A string without its escapes, or a number or word as written."""
        token = self._data[span[0] : min(span[1], span[0] + MAX_TOKEN_BYTES)]
        raw = token.decode("utf-8", "replace")
        if kind is not JsonKind.STRING:
            return self._covered(raw)
        text = decode_string(token).data.decode("utf-8", "replace")
        if not self._cover.stretches(text) and self._cover.stretches(raw):
            return self._covered(raw)  # a secret is known with its escapes
        return f'"{self._covered(text)}"'

    def _covered(self, text: str) -> str:
        stretches = self._cover.stretches(text)
        self.has_covered = self.has_covered or bool(stretches)
        return visible(shortened(covered_text(text, stretches), MAX_SHOWN_CHARACTERS))


def _kind(data: bytes, at: int) -> JsonKind:
    first = data[at : at + 1]
    if first == b"{":
        return JsonKind.OBJECT
    if first == b"[":
        return JsonKind.ARRAY
    if first == b'"':
        return JsonKind.STRING
    return JsonKind.NUMBER if _NUMBER.match(data, at) else JsonKind.WORD


def _numbered(spans: list[Span]) -> Children:
    return [(f"{number:,}", span, "") for number, span in enumerate(spans)]


def _marked(data: bytes, members: list[tuple[Span, Span]]) -> Children:
    """Members with their keys; keys that occur several times are marked, since readers take one of them only."""
    named = [(decode_name(data[start : min(stop, start + MAX_TOKEN_BYTES)]), value) for (start, stop), value in members]
    seen: dict[str, int] = {}
    for key, _ in named:
        seen[key] = seen.get(key, 0) + 1
    return [(key, value, "The key occurs several times." if seen[key] > 1 else "") for key, value in named]


def _as_utf8(data: bytes) -> bytes:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :] if encoding == "utf-8" else data[2:].decode(encoding, "replace").encode()
    return data
