"""The folder where the engine keeps its compiled rules: whoever can write there owns the scanner."""

import os
import stat
from pathlib import Path

import platformdirs


def default_cache_folder() -> Path:
    """The folder in the user's own cache; not created yet."""
    return Path(platformdirs.user_cache_dir("artifact-inspector", appauthor=False)) / "secret-rules"


def private_folder(folder: Path) -> Path | None:
    """The folder, created 0700 where needed; None when somebody else owns it or may write to it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        facts = folder.lstat()
    except OSError:
        return None
    if not stat.S_ISDIR(facts.st_mode):
        return None
    if hasattr(os, "getuid") and (facts.st_uid != os.getuid() or facts.st_mode & 0o022):
        return None
    return folder
