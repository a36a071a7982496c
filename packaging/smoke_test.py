"""Tries a frozen build: both executables, a scan, a window, the bundled libarchive. Fails on unexpected output.

python packaging/smoke_test.py dist/artifact-inspector
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

PLANTED = ("map-embedded-sources", "sec-provider-token", "sec-in-reconstructed-source", "sec-env-file", "vcs-git-dir")
WINDOW = {"QT_QPA_PLATFORM": "offscreen", "INSPECTOR_CLOSE_AFTER_SCAN": "1"}
OFFSCREEN_REMARK = "This plugin does not support propagateSizeHints()"
"""Said by Qt's offscreen platform of every window; there is no window manager to tell sizes to."""
TIMEOUT_S = 180


def run(*command: str | Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    """What the command printed, without the offscreen platform's remarks."""
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=TIMEOUT_S, env=os.environ | variables, check=False
    )  # fmt: skip
    done.stderr = "\n".join(line for line in done.stderr.splitlines() if line.strip() not in ("", OFFSCREEN_REMARK))
    return done


def cpio(name: str, content: bytes) -> bytes:
    """An archive in the "newc" form of cpio(5), which only libarchive reads for us."""
    records = b""
    for entry, data, mode in ((name, content, 0o100644), ("TRAILER!!!", b"", 0)):
        raw_name = entry.encode() + b"\0"
        fields = (1, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(raw_name), 0)
        head = b"070701" + b"".join(b"%08X" % field for field in fields) + raw_name
        records += head + b"\0" * (-len(head) % 4) + data + b"\0" * (-len(data) % 4)
    return records


def try_scan(folder: Path) -> list[str]:
    """What is wrong with a scan in the frozen command line."""
    done = run(folder / "inspector", "demo", "--scan")
    wrong = [f"`demo --scan` ended with {done.returncode}, not 1"] if done.returncode != 1 else []
    wrong += [f"`demo --scan` does not report {rule}" for rule in PLANTED if rule not in done.stdout]
    return wrong + ([f"`demo --scan` said: {done.stderr}"] if done.stderr else [])


def try_libarchive(folder: Path, archive: Path) -> list[str]:
    """What is wrong with the listing of an archive that takes libarchive."""
    done = run(folder / "inspector", "list", archive)
    is_right = done.returncode == 0 and "inside/hello.txt" in done.stdout and not done.stderr
    return [] if is_right else [f"`list {archive.name}` ended with {done.returncode}: {done.stdout}{done.stderr}"]


def try_window(*command: str | Path) -> list[str]:
    """What is wrong with a window, which is asked to close itself once its scan has ended."""
    done = run(*command, **WINDOW)
    shown = " ".join(Path(part).name for part in command)
    wrong = [f"the window of `{shown}` ended with {done.returncode}"] if done.returncode else []
    return wrong + [f"the window of `{shown}` said: {text}" for text in (done.stdout, done.stderr) if text]


def main() -> int:
    """Prints what is wrong; the exit code says whether anything is."""
    folder = Path(sys.argv[1]).absolute()
    with tempfile.TemporaryDirectory() as scratch:
        archive = Path(scratch, "probe.cpio")
        archive.write_bytes(cpio("inside/hello.txt", b"hello\n"))
        wrong = try_scan(folder) + try_libarchive(folder, archive)
        wrong += try_window(folder / "inspector", "demo") + try_window(folder / "inspector-gui", archive)
    for sentence in wrong:
        print(sentence)
    print("The frozen build works." if not wrong else f"{len(wrong)} failed.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
