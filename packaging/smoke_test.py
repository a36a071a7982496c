"""Starts the frozen build on the demo: command line and window. Fails on unexpected output.

python packaging/smoke_test.py dist/artifact-inspector
"""

import os
import subprocess
import sys
from pathlib import Path

PLANTED = ("map-embedded-sources", "sec-provider-token", "sec-env-file", "vcs-git-dir")


def command_line(folder: Path) -> list[str]:
    """What is wrong with the frozen command line."""
    done = subprocess.run(
        [folder / "inspector", "demo", "--scan"], capture_output=True, text=True, timeout=120, check=False
    )
    wrong = [f"`demo --scan` ended with {done.returncode}, not 1"] if done.returncode != 1 else []
    wrong += [f"`demo --scan` does not report {rule}" for rule in PLANTED if rule not in done.stdout]
    return wrong + ([f"unexpected output: {done.stderr}"] if done.stderr.strip() else [])


def window(folder: Path) -> list[str]:
    """What is wrong with the frozen window. It is asked to close itself once the demo is scanned."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "INSPECTOR_CLOSE_AFTER_SCAN": "1"}
    done = subprocess.run(
        [folder / "inspector", "demo"], capture_output=True, text=True, timeout=120, env=environment, check=False
    )
    wrong = [f"the window ended with {done.returncode}"] if done.returncode else []
    output = done.stdout + done.stderr
    return wrong + ([f"unexpected output: {output}"] if output.strip() else [])


def main() -> int:
    """Prints what is wrong; the exit code says whether anything is."""
    folder = Path(sys.argv[1])
    wrong = command_line(folder) + window(folder)
    for sentence in wrong:
        print(sentence)
    print("The frozen build works." if not wrong else f"{len(wrong)} failed.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
