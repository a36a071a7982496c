"""Configurations of container images as containers of one text: the steps that built the image, readable.

OCI image-spec 1.1, "Image Configuration": `history` lists the steps, those with `empty_layer` made no layer.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from inspector.containers.container import Format, OpenContext
from inspector.containers.failures import NotThisFormatError
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Memory
from inspector.containers.whole_content import read_whole
from inspector.core.entry import EntryKind, Origin
from inspector.core.innerpath import HISTORY_NAME

NAME = "image-config"
MAX_CONFIG_BYTES = 1 << 20
"""As much as package readers take: real ones have some ten kilobytes."""
_BLOB_NAME = re.compile(r"(?:^|[/\\])[0-9a-f]{64}(?:\.json)?\Z")
_WORDS = ("created", "author", "comment")


class ImageConfigContainer:
    """One configuration that has a history."""

    def __init__(self, text: bytes) -> None:
        """Takes the history as text."""
        self._text = text

    @property
    def format(self) -> str:
        """See Container."""
        return NAME

    def records(self) -> Iterator[Record]:
        """The history, as one record. See Container."""
        yield Record(
            name_raw=b"history",
            kind=EntryKind.FILE,
            content=Memory(self._text),
            origin=Origin.EMBEDDED,
            size_bytes=len(self._text),
            canonical_name=HISTORY_NAME,
        )


def history_text(steps: list[Any]) -> str:
    """The steps in order, each below a comment that tells which layer it made. What is no step is passed over."""
    lines: list[str] = []
    layer = 0
    for step in steps:
        if not isinstance(step, dict):
            continue
        is_empty = step.get("empty_layer") is True
        layer += not is_empty
        facts = [str(step[key]) for key in _WORDS if isinstance(step.get(key), str) and step[key]]
        told = " · ".join(["no layer" if is_empty else f"layer {layer}", *facts])
        lines.append(f"# {' '.join(told.splitlines())}")
        command = step.get("created_by")
        lines += [command if isinstance(command, str) else "", ""]
    return "\n".join(lines)


def recognises(head: bytes, name: str) -> bool:
    """Whether a blob may be a configuration; `open` looks closer."""
    return head.lstrip()[:1] == b"{" and _BLOB_NAME.search(name) is not None


def _open(content: ByteSource, _name: str, context: OpenContext) -> ImageConfigContainer:
    if content.size_bytes is not None and content.size_bytes > MAX_CONFIG_BYTES:
        raise NotThisFormatError("It is too large for a configuration.")
    data, damage = read_whole(content, context.limits.max_document_bytes, "max_document_bytes")
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise NotThisFormatError("It is no valid JSON.") from error
    steps = found.get("history") if isinstance(found, dict) and isinstance(found.get("rootfs"), dict) else None
    if damage is not None or not isinstance(steps, list) or not steps:
        raise NotThisFormatError("It has no history.")
    text = history_text(steps).encode("utf-8", "replace")
    context.budget.charge_bytes(len(text))
    return ImageConfigContainer(text)


FORMAT = Format(name=NAME, recognises=recognises, open=_open, first_bytes=b"{ \t\n\r\v\f", nested_only=True)
