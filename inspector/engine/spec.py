"""`SPEC`: a path, and the inner path that may follow it after `!/`."""

from dataclasses import dataclass
from pathlib import Path

from inspector.core.innerpath import SEPARATOR


@dataclass(frozen=True, slots=True)
class Spec:
    """What the user named."""

    path: str
    inner: str


def parse_spec(text: str) -> Spec:
    """Splits at the first `!/` whose left side exists on disk; a file whose own name holds `!/` wins."""
    if Path(text).exists():
        return Spec(text, "")
    position = text.find(SEPARATOR)
    while position >= 0:
        if Path(text[:position]).exists():
            return Spec(text[:position], text[position + len(SEPARATOR) :])
        position = text.find(SEPARATOR, position + 1)
    return Spec(text, "")


def without_own_name(spec: Spec, given: str) -> str:
    """An inner path with the artifact's own name in front taken off, as people write it.

    An entry may bear that very name, as a single file does: look for the path as given first.
    """
    name = Path(spec.path).name + SEPARATOR
    return given.removeprefix(name)
