"""The artifact that the gallery shows: one of everything the window has a view for, made anew at each call."""

import io
import json
import struct
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

from inspector.engine.demo import demo_files

PICTURE = "package/media/logo.png"
PROGRAM = "package/bin/tool"
NOTEBOOK = "package/notes/analysis.ipynb"
TABLE = "package/data/prices.csv"
JSON = "package/data/settings.json"
INNER_ZIP = "package/vendor/inner.zip"
ONE_LINE = "package/dist/one-line.js"
OLD_TEXT = "package/docs/old.txt"
ODD_NAME = "package/docs/evil\u202etxt.exe"
BUNDLE = "package/dist/cli.js"
SOURCE = "package/dist/cli.js.map!/src/index.ts"


def made_artifact(folder: Path) -> Path:
    """Writes the tarball and gives its path."""
    path = folder / "orbit-cli-1.4.0.tgz"
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for name, data in {**demo_files(), **_more_files()}.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode, member.mtime = len(data), 0o644, 1_774_915_200
            archive.addfile(member, io.BytesIO(data))
        link = tarfile.TarInfo("package/docs/latest")
        link.type, link.linkname = tarfile.SYMTYPE, "old.txt"
        archive.addfile(link)
    return path


def made_image(folder: Path) -> Path:
    """Writes a container image as `docker save` does, whose second layer deletes a file of the first."""
    layers = [
        _tar(
            {"etc/os-release": b"NAME=Example\n", "app/.env": b"TOKEN=none\n", "app/main.py": b"print('hello')\n" * 40}
        ),
        _tar({"app/.wh..env": b"", "app/main.py": b"print('hello again')\n" * 40}),
    ]
    config = {
        "architecture": "amd64",
        "os": "linux",
        "rootfs": {"type": "layers", "diff_ids": [_digest(layer) for layer in layers]},
        "history": [{"created_by": "COPY . /app"}, {"created_by": "RUN rm /app/.env"}],
        "config": {"Cmd": ["python", "/app/main.py"]},
    }
    manifest = [{"Config": "config.json", "RepoTags": ["example:1"], "Layers": ["a/layer.tar", "b/layer.tar"]}]
    files = {
        "manifest.json": json.dumps(manifest).encode(),
        "config.json": json.dumps(config).encode(),
        "a/layer.tar": layers[0],
        "b/layer.tar": layers[1],
    }
    path = folder / "image.tar"
    path.write_bytes(_tar(files))
    return path


def _more_files() -> dict[str, bytes]:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Prices\n", "Looked at once."]},
        {
            "cell_type": "code", "metadata": {}, "execution_count": 1, "source": ["1 + 1"],
            "outputs": [{"output_type": "stream", "name": "stdout", "text": ["2\n"]}],
        },
    ]  # fmt: skip
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    settings = {"name": "orbit", "channels": [{"id": n, "on": n % 2 == 0, "tags": ["a", "b"]} for n in range(300)]}
    rows = "".join(f"{n},Item {n},{n * 1.25:.2f}\n" for n in range(400))
    one_line = "".join(f"function f{n}(a,b){{return a*{n}+b}}" for n in range(4000))
    return {
        PICTURE: _png(320, 180),
        PROGRAM: Path(sys.executable).resolve().read_bytes()[: 4 << 20],
        NOTEBOOK: json.dumps(notebook).encode(),
        TABLE: f"number,name,price\n{rows}".encode(),
        JSON: json.dumps(settings, indent=1).encode(),
        INNER_ZIP: _zip({"readme.txt": b"inside\n", "deep/data.bin": bytes(range(256)) * 8}),
        ONE_LINE: one_line.encode(),
        OLD_TEXT: "Größe, Übergröße, Preis in €\n".encode("cp1252") * 40,
        ODD_NAME: b"MZ\0\0",
    }


def _png(width: int, height: int) -> bytes:
    rows = b"".join(
        b"\0" + b"".join(bytes((x * 255 // width, y * 255 // height, 160)) for x in range(width)) for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _tar(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def _digest(data: bytes) -> str:
    import hashlib  # noqa: PLC0415 - used once

    return f"sha256:{hashlib.sha256(data).hexdigest()}"
