"""JSON from an artifact: an object or nothing."""

import json

MAX_JSON_BYTES = 1 << 20


def read_object(body: bytes | None) -> dict[str, object] | None:
    """The object that a JSON text holds; None for anything else, too long, too deep or damaged.

    A byte order mark is passed over, as npm does.
    """
    if body is None or len(body) > MAX_JSON_BYTES:
        return None
    try:
        value = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):  # the interpreter's own limit bounds the depth
        return None
    return value if isinstance(value, dict) else None


def strings(value: object) -> tuple[str, ...]:
    """The strings of a list; empty for anything else."""
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def string_fields(value: object) -> dict[str, str]:
    """The fields of an object whose values are strings; empty for anything else."""
    return {key: item for key, item in value.items() if isinstance(item, str)} if isinstance(value, dict) else {}


def string_or_none(value: object) -> str | None:
    """The value if it is a string."""
    return value if isinstance(value, str) else None
