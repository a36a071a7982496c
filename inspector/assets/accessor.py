"""Reads `resources/` from a checkout, an installed wheel and a frozen build alike.

In the wheel and in frozen builds the folder lies at `inspector/_resources`, in a checkout beside the package.
"""

from functools import cache
from pathlib import Path


class ResourceMissingError(LookupError):
    """A file of our own is not there: the installation is damaged."""


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise ResourceMissingError(f"The resources of this installation are missing below {package}.")


def read_bytes(name: str) -> bytes:
    """The content of one resource, named by its path below `resources/` with forward slashes.

    Raises ResourceMissingError where there is none of that name.
    """
    try:
        return (_root() / name).read_bytes()
    except OSError as error:
        raise ResourceMissingError(f"The resource {name} cannot be read: {error.strerror}.") from error


def read_text(name: str) -> str:
    """The same as text in UTF-8."""
    return read_bytes(name).decode("utf-8")


def resource_names(folder: str) -> list[str]:
    """Sorted names of the files directly in one folder of `resources/`."""
    return sorted(path.name for path in (_root() / folder).iterdir() if path.is_file())
