"""The built-in example: a harmless npm package with the mistake of March 2026, made at run time.

A command-line tool is bundled into one file; its source map with the unpublished TypeScript, an `.env`, a
`.git` leftover and an editor's settings are packed by mistake. The credentials are random-looking
strings assembled here from pieces: they open nothing, and no file of ours holds one in full.
"""

import gzip
import io
import json
import tarfile
import tempfile
from pathlib import Path

from inspector.engine.demo_sources import BUNDLE_LINES, SOURCES, deploy_token

DEMO_NAME = "orbit-cli-1.4.0.tgz"
_MTIME_S = 1_774_915_200  # 2026-03-31
_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def _vlq(value: int) -> str:
    rest, out = (value << 1) if value >= 0 else ((-value) << 1) | 1, ""
    while True:
        digit, rest = rest & 31, rest >> 5
        out += _BASE64[digit | (32 if rest else 0)]
        if not rest:
            return out


def _mappings() -> str:
    """One segment per line of the bundle: (source, original line), both columns 0."""
    lines, source, line = [], 0, 0
    for _text, (new_source, new_line) in BUNDLE_LINES:
        lines.append(_vlq(0) + _vlq(new_source - source) + _vlq(new_line - line) + _vlq(0))
        source, line = new_source, new_line
    return ";".join(["", *lines])


def _bundle() -> str:
    body = "\n".join(text for text, _place in BUNDLE_LINES)
    return f"#!/usr/bin/env node\n{body}\n//# sourceMappingURL=cli.js.map\n"


def _map() -> str:
    return json.dumps(
        {
            "version": 3,
            "file": "cli.js",
            "sources": [name for name, _text in SOURCES],
            "sourcesContent": [text for _name, text in SOURCES],
            "names": [],
            "mappings": _mappings(),
        },
        ensure_ascii=False,
    )


_MANIFEST = {
    "name": "orbit-cli",
    "version": "1.4.0",
    "description": "Talks to a satellite that does not exist",
    "license": "UNLICENSED",
    "type": "module",
    "bin": {"orbit": "dist/cli.js"},
    "engines": {"node": ">=20"},
}


def demo_files() -> dict[str, bytes]:
    """Content of the package by path, in packing order."""
    environment = f"# copied from the staging host\nORBIT_API_KEY={deploy_token()}\nORBIT_REGION=eu-north\n"
    texts = {
        "package/package.json": json.dumps(_MANIFEST, indent=2) + "\n",
        "package/README.md": "# orbit-cli\n\nA harmless example. Nothing in it works, nothing in it is real.\n",
        "package/dist/cli.js": _bundle(),
        "package/dist/cli.js.map": _map(),
        "package/.env": environment,
        "package/.git/HEAD": "ref: refs/heads/release-1.4\n",
        "package/.git/config": '[remote "origin"]\n\turl = git@git.orbit.example:tools/orbit-cli.git\n',
        "package/.git/objects/info/packs": "P pack-0000000000000000000000000000000000000000.pack\n",
        "package/.vscode/settings.json": '{ "editor.rulers": [100] }\n',
        "package/CLAUDE.md": "# Notes for assistants\n\nNever mention the Perigee project outside the team.\n",
    }
    return {path: text.encode() for path, text in texts.items()}


def demo_bytes() -> bytes:
    """The package as `npm pack` would write it; the same bytes at every call."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path, data in demo_files().items():
            member = tarfile.TarInfo(path)
            member.size, member.mtime = len(data), _MTIME_S
            member.mode = 0o755 if path.endswith("cli.js") else 0o644
            archive.addfile(member, io.BytesIO(data))
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", mtime=_MTIME_S, fileobj=packed) as stream:
        stream.write(plain.getvalue())
    return packed.getvalue()


def make_demo(folder: Path | None = None) -> Path:
    """Writes the package into a folder (default: a fresh temporary one) and returns its path."""
    place = Path(tempfile.mkdtemp(prefix="inspector-demo-")) if folder is None else folder
    path = place / DEMO_NAME
    path.write_bytes(demo_bytes())
    return path
