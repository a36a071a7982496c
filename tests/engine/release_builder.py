"""The same package in two releases: what a new build changes is changed, what leaks stays."""

import base64
import io
import json
import marshal
import tarfile
import zipfile
from dataclasses import dataclass
from importlib.util import MAGIC_NUMBER
from pathlib import Path

from tests.secrets.planted import aws_pair, github_token, noise, npm_token, password, pem


@dataclass(frozen=True)
class Release:
    """What differs between two releases."""

    version: str
    chunk: str
    """The bundler's hash in names."""
    lines: int
    """Lines put before everything."""
    names: str
    """What the minifier calls its variables."""
    seed: int = 1
    """Another number makes other secrets, at the same places."""


def package(release: Release) -> bytes:
    """The package as a tarball."""
    head = "// one line more\n" * release.lines
    script = f"dist/main.{release.chunk}.js"
    files = {
        "package.json": json.dumps(
            {"name": "demo", "version": release.version, "main": "dist/none.js", "scripts": {"preinstall": "sh x.sh"}}
        ),
        script: head + _bundle(release) + f"\n//# sourceMappingURL=main.{release.chunk}.js.map\n",
        f"{script}.map": _map(release, head),
        f"dist/inline.{release.chunk}.js": _inline(release, head),
        "src/settings.py": f"{head}SECRET_KEY = '{noise(50, release.seed + 5)}'\n",
        ".env": f"# {release.version}\nDB_PASSWORD={password(release.seed)}\n",
        ".npmrc": f"{'; more' * release.lines}\n//registry.acme.io/:_authToken={noise(36, release.seed)}\n",
        ".git-credentials": f"https://mia:{noise(20, release.seed)}@git.acme.io\n",
        ".git/HEAD": f"ref: refs/heads/release-{release.version}\n",
        ".vscode/settings.json": "{}",
        "CLAUDE.md": f"# Notes\n{head}",
        "docs/runbook.md": f"{head}\nStrictly confidential\n",
        "key.pem": head + pem("RSA PRIVATE KEY", 12, release.seed),
        "core.dmp": "MDMP" + head,
    }
    data = {f"package/{name}": text.encode() for name, text in files.items()}
    data[f"package/vendor/lib-{release.version}.tgz"] = tarball(
        {f"lib-{release.version}/a.js": f"{head}token = '{npm_token(release.seed)}'".encode()}
    )
    data[f"package/vendor/demo-{release.version}-py3-none-any.whl"] = wheel(release)
    data["package/../evil"] = head.encode()
    return tarball(data)


def _bundle(release: Release) -> str:
    a, gap = release.names, " " * (len(release.names) - 1)
    identity, secret = aws_pair(release.seed)
    return (
        f'var {a}0="{github_token(release.seed)}",{gap}{a}1=["{identity}","{secret}"];{gap}eval({gap}atob({a}2));'
        f'fetch("http://build.corp/x");{gap}fetch("https://api.staging.acme.io/");"/home/mia/demo/x.js";'
        f"x{' ' * 220}hidden({a}0);\n"
        + "\u200b\u200d" * 8
        + "\n".join(f"function {a}{n}(){{{gap}}}" for n in range(release.lines))
    )


def _map(release: Release, head: str) -> str:
    texts = [f"{head}export const key = '{github_token(release.seed + 50)}';\n", f"{head}// TODO secret\n"]
    return json.dumps(
        {
            "version": 3, "sources": ["../src/a.ts", "/home/mia/demo/b.ts", "../test/x.test.ts"], "names": [],
            "sourcesContent": [*texts, "it()"], "mappings": ";" * release.lines + "AAAA",
        },
        indent=release.lines,
    )  # fmt: skip


def _inline(release: Release, head: str) -> str:
    packed = base64.b64encode(_map(release, head).encode()).decode()
    return f"{head}run({release.names});\n//# sourceMappingURL=data:application/json;base64,{packed}\n"


def wheel(release: Release) -> bytes:
    """A wheel with its version in two folders."""
    info = f"demo-{release.version}.dist-info"
    code = compile(f"token = {github_token(release.seed + 90)!r}\n", "settings.py", "exec")
    return zipped(
        {
            f"demo-{release.version}.data/purelib/__pycache__/settings.cpython-311.pyc": MAGIC_NUMBER
            + bytes(12)
            + marshal.dumps(code),
            f"demo-{release.version}.data/purelib/start.pth": b"import os; exec(os.environ['X'])\n",
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: demo\nVersion: {release.version}\n".encode(),
            f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{info}/RECORD": f"demo-{release.version}.data/purelib/start.pth,sha256=AAAA,1\n".encode(),
        }
    )


def tarball(files: dict[str, bytes]) -> bytes:
    """A gzipped tar file."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def written(release: Release, folder: Path) -> Path:
    """The package as a file."""
    path = folder / f"demo-{release.version}.tgz"
    path.write_bytes(package(release))
    return path
