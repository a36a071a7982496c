"""Small typed values out of JSON spans, each wrong type reported as one violation."""

import json
from dataclasses import dataclass, field

from inspector.sourcemaps.json_spans import MAX_ITEMS, JsonSpans, Span
from inspector.sourcemaps.json_tokens import decode_name
from inspector.sourcemaps.violations import Violations

MAX_NUMBER_BYTES = 32
_KINDS = {0x22: "a string", 0x5B: "an array", 0x7B: "an object", 0x74: "true", 0x66: "false", 0x6E: "null"}


@dataclass(slots=True)
class JsonValues:
    """Reads values and collects what is wrong with them."""

    spans: JsonSpans
    violations: Violations = field(default_factory=Violations)

    @property
    def data(self) -> bytes:
        """The text that the spans point into."""
        return self.spans.data

    def kind(self, span: Span) -> str:
        """What stands there, with its article: `a string`, `null` ..."""
        return _KINDS.get(self.data[span[0]], "a number")

    def wrong(self, pointer: str, span: Span, wanted: str) -> None:
        """Reports a value of the wrong type."""
        self.violations.add(f"{pointer} holds {self.kind(span)} where {wanted} must stand.")

    def text(self, fields: dict[str, Span], key: str, pointer: str) -> str | None:
        """An optional string; null stands for its absence."""
        span = fields.get(key)
        if span is None:
            return None
        if self.kind(span) == "a string":
            return decode_name(self.data[slice(*span)])
        self.wrong(f"{pointer}/{key}", span, "a string")
        return None

    def array(self, fields: dict[str, Span], key: str, pointer: str) -> list[Span]:
        """The items of an optional array."""
        span = fields.get(key)
        if span is None:
            return []
        if self.kind(span) == "an array":
            items = self.spans.items(span)
            if len(items) >= MAX_ITEMS:
                self.violations.add(f"{pointer}/{key} has more than {MAX_ITEMS:,} items; the rest was not read.")
            return items
        self.wrong(f"{pointer}/{key}", span, "an array")
        return []

    def index(self, span: Span | None) -> int | None:
        """A whole number from 0; None for anything else, without a report."""
        number = self.number(span)
        return int(number) if number is not None and number >= 0 and number == int(number) else None

    def number(self, span: Span | None) -> float | None:
        """Any finite number; None for anything else, without a report."""
        if span is None or span[1] - span[0] > MAX_NUMBER_BYTES:
            return None
        try:
            value = json.loads(self.data[slice(*span)])
        except ValueError:
            return None
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return value if is_number and abs(value) < 1e15 else None
