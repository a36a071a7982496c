"""TOML from an artifact: small, and a table or nothing."""

import tomllib
from typing import Any

MAX_TOML_BYTES = 256 << 10
"""Published manifests stay far below; the parser is slow, and quadratic on some texts."""


def toml_table(body: bytes | None) -> dict[str, Any] | None:
    """The top table; None for what is missing, too long or no TOML.

    Bytes that are no UTF-8 are replaced: one of them in a comment hides nothing. The parser raises a plain ValueError
    for numbers of thousands of digits and RecursionError for deep nesting.
    """
    if body is None or len(body) > MAX_TOML_BYTES:
        return None
    try:
        return tomllib.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
