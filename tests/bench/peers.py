"""Other scanners, installed once into the user's cache: only for measurements, never a part of the product."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import platformdirs

FOLDER = Path(platformdirs.user_cache_dir("artifact-inspector-tests", appauthor=False)) / "peers"
_INSTALL_SECONDS = 600
_PYTHON = ("kingfisher-bin", "detect-secrets", "guarddog")
_NODE = ("secretlint", "@secretlint/secretlint-rule-preset-recommend")
Command = Callable[[Path, Path], list[str]]
"""From the packed artifact and the folder with its files to the command line that scans one of them."""


def _in_environment(name: str) -> Path:
    return FOLDER / "python" / ("Scripts" if os.name == "nt" else "bin") / name


def install() -> None:
    """Installs what can be had; what cannot is left out of the measurement."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not _in_environment("pip").exists():
        subprocess.run([sys.executable, "-m", "venv", FOLDER / "python"], check=True, timeout=_INSTALL_SECONDS)
    for package in _PYTHON:
        if not _in_environment(_COMMAND_NAMES[package]).exists():
            _quietly([str(_in_environment("pip")), "install", "-q", package])
    if shutil.which("npm") and not (FOLDER / "node_modules").exists():
        (FOLDER / "package.json").write_text("{}", "utf-8")
        _quietly(["npm", "install", "--silent", "--no-audit", "--no-fund", *_NODE])


_COMMAND_NAMES = {"kingfisher-bin": "kingfisher", "detect-secrets": "detect-secrets", "guarddog": "guarddog"}


def _quietly(command: list[str]) -> None:
    subprocess.run(command, cwd=FOLDER, check=False, timeout=_INSTALL_SECONDS, capture_output=True)


def commands() -> dict[str, Command]:
    """The scanners that are installed, by name."""
    python = {
        "kingfisher": ("kingfisher", lambda _packed, files: ["scan", str(files), "--no-validate", "--no-update-check"]),
        "detect-secrets": ("detect-secrets", lambda _packed, files: ["scan", "--all-files", str(files)]),
        "guarddog": ("guarddog", _guarddog),
    }
    found: dict[str, Command] = {}
    for name, (program, arguments) in python.items():
        if _in_environment(program).exists():
            found[name] = _bound(str(_in_environment(program)), arguments)
    secretlint = FOLDER / "node_modules" / ".bin" / "secretlint"
    if secretlint.exists():
        rule = str(FOLDER / "node_modules" / "@secretlint" / "secretlint-rule-preset-recommend")
        config = f'{{"rules": [{{"id": "{rule}"}}]}}'
        (FOLDER / ".secretlintrc.json").write_text(config, "utf-8")
        options = ["--secretlintrc", str(FOLDER / ".secretlintrc.json")]
        found["secretlint"] = _bound(str(secretlint), lambda _packed, files: [*options, f"{files}/**/*"])
    return found


def _guarddog(packed: Path, _files: Path) -> list[str]:
    return ["pypi" if packed.suffix == ".whl" else "npm", "scan", str(packed)]


def _bound(program: str, arguments: Command) -> Command:
    return lambda packed, files: [program, *arguments(packed, files)]
