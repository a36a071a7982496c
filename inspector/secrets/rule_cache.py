"""The folder where the engine keeps its compiled rules: whoever can write there owns the scanner.

The rules are a native database. A process that never sees a byte of an artifact builds it; scanners only read it.
"""

import contextlib
import hashlib
import importlib.util
import os
import platform
import stat
from pathlib import Path

import platformdirs

_MARK = "built-"


def default_cache_folder() -> Path:
    """The folder in the user's own cache; not created yet."""
    return Path(platformdirs.user_cache_dir("artifact-inspector", appauthor=False)) / "secret-rules"


def private_folder(folder: Path) -> Path | None:
    """The folder, created 0700 where needed; None when somebody else owns it or may write to it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return trusted_folder(folder)


def trusted_folder(folder: Path) -> Path | None:
    """The folder as it is; None when there is none, or when somebody else owns it or may write to it."""
    try:
        facts = folder.lstat()
    except OSError:
        return None
    if not stat.S_ISDIR(facts.st_mode):
        return None
    if hasattr(os, "getuid") and (facts.st_uid != os.getuid() or facts.st_mode & 0o022):
        return None
    return folder


def is_built(folder: Path) -> bool:
    """Whether the cache was built for the installed engine, on such a machine. Cheap: the parent asks."""
    return trusted_folder(folder) is not None and (folder / _mark()).exists()


def build_cache(folder: str | Path) -> bool:
    """Compiles the rules into the folder, some seconds, and marks it; False where that cannot be done."""
    trusted = private_folder(Path(folder))
    if trusted is None:
        return False
    try:
        import kingfisher_sdk as sdk  # noqa: PLC0415 - a platform without a wheel must still start

        status = sdk.Rules(cache=True, cache_dir=trusted).cache_status
        if status not in ("loaded", "stored"):
            return False
        _set_mark(trusted)
    except (ImportError, RuntimeError, ValueError, OSError):
        return False
    return True


def _set_mark(folder: Path) -> None:
    for old in folder.glob(f"{_MARK}*"):
        with contextlib.suppress(OSError):
            old.unlink()
    (folder / _mark()).touch(mode=0o600)


def _mark() -> str:
    """Changes with the engine's build and with the machine: a home may be shared by several."""
    found = importlib.util.find_spec("kingfisher_sdk")
    origin = found.origin if found is not None else None
    facts = [str(origin), platform.machine(), platform.node()]
    with contextlib.suppress(OSError, TypeError):
        facts.append(str(Path(origin or "").stat().st_mtime_ns))
    return _MARK + hashlib.sha256("\n".join(facts).encode("utf-8", "replace")).hexdigest()[:16]
