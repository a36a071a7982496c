"""Text for SARIF: messages whose brackets are no links, addresses that lead nowhere, plain JSON."""

import json
import urllib.parse
from typing import Any, Final

from inspector.core.innerpath import SEPARATOR
from inspector.core.text import visible

MAX_DESCRIPTION_CHARACTERS: Final = 1024
_SAFE = "/!~()*',;=@&+$-._"
_DOTS: Final = {".": "%2E", "..": "%2E%2E"}


def message_text(text: str, limit: int | None = None) -> str:
    """Message text (SARIF 2.1.0, 3.11): backslashes and brackets are escaped, so no link can be embedded."""
    shown = visible(text, keep="\n")
    if limit is not None and len(shown) > limit:
        shown = shown[: limit - 1] + "…"
    return shown.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def plain_text(text: str, limit: int | None = None) -> str:
    """Text of a field that is no message: everything visible, cut to a limit."""
    shown = visible(text, keep="\n")
    return shown if limit is None or len(shown) <= limit else shown[: limit - 1] + "…"


def place_uri(artifact_name: str, path: str) -> str:
    """A relative reference (RFC 3986) for a place in an artifact: `app.tgz!/package/cli.js`.

    Dot segments are written out, because a reader would resolve them against its own folder.
    """
    whole = f"{artifact_name}{SEPARATOR}{path}" if path else artifact_name
    parts = [_DOTS.get(part, part) for part in whole.split("/")]
    uri = urllib.parse.quote("/".join(parts), safe=_SAFE, errors="replace")
    return f"%2F{uri[1:]}" if uri.startswith("/") else uri or "artifact"


def json_text(data: dict[str, Any]) -> str:
    """JSON in ASCII with a line feed at the end: any reader takes it, and nothing in it is invisible."""
    return json.dumps(data, indent=1, sort_keys=True) + "\n"
