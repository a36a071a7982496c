"""Adds to a policy file without ever leaving one behind that cannot be used."""

import codecs
from pathlib import Path

from inspector.disk.whole_file import write_whole
from inspector.policy.key_lines import key_lines
from inspector.policy.load import PROJECT_FILE_NAME, load_policy, policy_from_text
from inspector.policy.policy import PolicyError


def append_to_policy(path: Path, addition: str) -> None:
    """Adds text at the end of a policy, or makes the file.

    The result is read as a policy before anything is written, and takes the place of the old file at once:
    a mistake in what is added must not cost the policy that was there. Raises PolicyError.
    """
    if path.exists():
        load_policy(path)
    try:
        data = path.read_bytes() if path.exists() else b""
        before = data.decode("utf-8-sig")
        _check_spelling(path, before)
        text = _joined(before, addition)
        policy_from_text(path, text)
        write_whole(path, (codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b"") + text.encode("utf-8"))
    except OSError as error:
        raise PolicyError(f"The policy {path} cannot be written: {error.strerror}.") from error
    except UnicodeError:
        raise PolicyError(f"The policy {path} was left as it is: the new text cannot be written as UTF-8.") from None


def _joined(before: str, addition: str) -> str:
    """With one empty line between, and the line ends of the file."""
    line_end = "\r\n" if "\r\n" in before else "\n"
    head = before.rstrip("\r\n") + line_end * 2 if before.strip() else ""
    return head + addition.replace("\n", line_end)


def _check_spelling(path: Path, text: str) -> None:
    """TOML lets nobody add a table to a list that is written as a value."""
    prefix = ("tool", "inspector", "accept") if path.name == PROJECT_FILE_NAME else ("accept",)
    line = key_lines(text).get(prefix)
    if line is not None and not text.splitlines()[line - 1].lstrip().startswith("[["):
        raise PolicyError(f"{path}: accept (line {line}) is a list in brackets; write it as [[accept]] tables first.")
