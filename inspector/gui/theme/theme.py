"""The colours of the window as data: read from `resources/themes`, one file per theme."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor

from inspector.assets.accessor import read_text
from inspector.core.severity import Severity
from inspector.previews.rows import TokenKind

THEME_NAMES = ("light", "dark", "contrast")


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour that a view may use. Objects are shared: never change one."""

    name: str
    is_dark: bool
    window: QColor
    surface: QColor
    """Behind lists, trees and text."""
    raised: QColor
    """Headers, cards and buttons."""
    line: QColor
    text: QColor
    muted: QColor
    """Second-rank text; readable on window, surface and raised."""
    accent: QColor
    accent_text: QColor
    selection: QColor
    selection_text: QColor
    hover: QColor
    positive: QColor
    positive_tint: QColor
    current_line: QColor
    gutter: QColor
    gutter_text: QColor
    match: QColor
    """Behind a hit of a search."""
    first_party: QColor
    third_party: QColor
    bundler: QColor
    outside: QColor
    severities: Mapping[Severity, QColor]
    tints: Mapping[Severity, QColor]
    """Pale backgrounds that go with `severities`."""
    tokens: Mapping[TokenKind, QColor]


@cache
def load_theme(name: str) -> Theme:
    """The theme of that name, one of THEME_NAMES."""
    data = json.loads(read_text(f"themes/{name}.json"))
    return Theme(
        name=data["name"],
        is_dark=data["is_dark"],
        positive_tint=QColor(data["positive_tint"]),
        severities={Severity(key): QColor(value) for key, value in data["severities"].items()},
        tints={Severity(key): QColor(value) for key, value in data["tints"].items()},
        tokens={TokenKind(key): QColor(value) for key, value in data["tokens"].items()},
        **{key: QColor(value) for key, value in data["colours"].items()},
    )
