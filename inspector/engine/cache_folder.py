"""Where compiled rules are cached between runs: a folder of the user's own that nobody else can write."""

from pathlib import Path

import platformdirs


def secret_rule_cache() -> str:
    """Path of the folder (created 0700), or an empty string where none can be made."""
    folder = Path(platformdirs.user_cache_dir("artifact-inspector", appauthor=False)) / "secret-rules"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return ""
    return str(folder)
