"""Where cases lie that nobody gave a name: one per artifact, by its digest."""

import re
from pathlib import Path
from typing import Final

import platformdirs

SUFFIX: Final = ".aicase"


def default_case_folder() -> Path:
    """The folder of this person's cases."""
    return Path(platformdirs.user_data_dir("artifact-inspector", appauthor=False)) / "cases"


def case_path(folder: Path, sha256: str) -> Path:
    """The case of the artifact with that digest. Raises ValueError for what is no SHA-256."""
    if not re.fullmatch("[0-9a-f]{64}", sha256):
        raise ValueError(sha256)
    return folder / f"{sha256}{SUFFIX}"
