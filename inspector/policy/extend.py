"""Adds to a policy file without ever leaving one behind that cannot be used."""

import os
from pathlib import Path

from inspector.policy.load import load_policy, policy_from_text
from inspector.policy.policy import PolicyError


def append_to_policy(path: Path, addition: str) -> None:
    """Adds text at the end of a policy, or makes the file.

    The result is read as a policy before anything is written, and takes the place of the old file at once:
    a mistake in what is added must not cost the policy that was there. Raises PolicyError.
    """
    if path.exists():
        load_policy(path)
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        text = (before.rstrip("\n") + "\n\n" if before.strip() else "") + addition
        policy_from_text(path, text)
        _replace(path, text.encode("utf-8"))
    except OSError as error:
        raise PolicyError(f"The policy {path} cannot be written: {error.strerror}.") from error
    except UnicodeError:
        raise PolicyError(f"The policy {path} was left as it is: the new text cannot be written as UTF-8.") from None


def _replace(path: Path, data: bytes) -> None:
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(data)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
