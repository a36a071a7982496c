"""What a second start tells the running window: length-prefixed JSON of bounded size, checked on receipt."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from inspector import __version__

MAX_LETTER_BYTES = 64 * 1024
MAX_PATHS = 32
MAX_PATH_CHARACTERS = 4096
MAX_TOKEN_CHARACTERS = 256
PREFIX_BYTES = 4
TAKEN, REFUSED = b"taken\n", b"refused\n"
"""The two answers. After a refusal, as after none, the second start goes on as a process of its own."""


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that is handed over."""

    version: str
    folder: str
    """The working directory: another policy may be in force there."""
    paths: list[str]
    """Absolute. With inner paths, where they were given."""
    remember: bool
    token: str
    """The desktop's permission to come to the front; empty where it gives none."""


def letter_for(paths: list[str], *, remember: bool) -> Letter:
    """The letter of this process."""
    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")[:MAX_TOKEN_CHARACTERS]
    return Letter(__version__, str(Path.cwd()), [str(Path(path).absolute()) for path in paths], remember, token)


def sealed(letter: Letter) -> bytes | None:
    """The bytes to send; None where the letter is larger than a receiver takes."""
    data = json.dumps(asdict(letter)).encode("utf-8")
    if len(data) > MAX_LETTER_BYTES or not _is_sound(asdict(letter)):
        return None
    return len(data).to_bytes(PREFIX_BYTES, "big") + data


def opened_letter(data: bytes) -> Letter | None:
    """The letter in bytes without their prefix; None for whatever is no sound letter."""
    try:
        fields = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return Letter(**fields) if isinstance(fields, dict) and _is_sound(fields) else None


def _is_sound(fields: dict[str, object]) -> bool:
    if set(fields) != set(Letter.__dataclass_fields__):
        return False
    paths = fields["paths"]
    return (
        isinstance(fields["version"], str)
        and isinstance(fields["remember"], bool)
        and _is_path(fields["folder"])
        and isinstance(paths, list)
        and len(paths) <= MAX_PATHS
        and all(_is_path(path) for path in paths)
        and isinstance(fields["token"], str)
        and len(fields["token"]) <= MAX_TOKEN_CHARACTERS
        and fields["token"].isprintable()
    )


def _is_path(value: object) -> bool:
    return (
        isinstance(value, str)
        and 0 < len(value) <= MAX_PATH_CHARACTERS
        and "\0" not in value
        and Path(value).is_absolute()
    )
