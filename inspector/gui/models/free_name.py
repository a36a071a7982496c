"""A name that nothing in a folder has yet."""

from itertools import count
from pathlib import Path


def free_name(folder: Path, wanted: str) -> Path:
    """`wanted`, or `wanted-2` and so on where that exists."""
    target = folder / wanted
    for number in count(2):
        if not target.exists():
            break
        target = folder / f"{wanted}-{number}"
    return target
