"""Where a relative address leads inside the artifact. Nothing is opened: the answer is an inner path."""

from urllib.parse import unquote_to_bytes

from inspector.core.innerpath import SEPARATOR, escape_name
from inspector.core.sourcefacts import LinkKind
from inspector.sourcemaps.links import kind_of

MAX_URL_CHARACTERS = 4096


def resolve_inside(carrier_path: str, url: str) -> str | None:
    """The canonical inner path that `url`, written in the entry at `carrier_path`, points at.

    None for addresses that are remote, absolute, embedded, or that climb out of the container.
    """
    if kind_of(url) is not LinkKind.RELATIVE or not url or len(url) > MAX_URL_CHARACTERS:
        return None
    raw = unquote_to_bytes(url.partition("#")[0].partition("?")[0].encode("utf-8", "replace"))
    if not raw or raw[:1] in (b"/", b"\\") or raw[1:2] == b":":
        return None
    level, separator, inner = carrier_path.rpartition(SEPARATOR)
    parts = inner.split("/")[:-1]
    for component in raw.replace(b"\\", b"/").split(b"/"):
        if component == b"..":
            if not parts:
                return None
            parts.pop()
        elif component not in (b"", b"."):
            parts.append(escape_name(component))
    return level + separator + "/".join(parts)
