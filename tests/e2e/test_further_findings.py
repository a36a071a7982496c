"""Rules that need facts of several files, on one real package: from the bytes to the report."""

import io
import json
import marshal
import tarfile
import zipfile
from importlib.util import MAGIC_NUMBER
from pathlib import Path

from tests.binaries.binary_builder import elf_of
from tests.binaries.test_media_end import PNG
from tests.conftest import Run
from tests.secrets.planted import github_token

TOKEN = github_token(77)


def _inner() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("config.json", json.dumps({"token": TOKEN}))
    return out.getvalue()


def package(folder: Path) -> Path:
    manifest = {
        "name": "demo", "version": "1.0.0", "license": "MIT", "files": ["*"], "main": "index.js",
        "dependencies": {"follow": "^1.0.0", "plain-crypto": "^4.2.1", "@acme/core": "^1.0.0"},
    }  # fmt: skip
    module = compile("a = 1\n", "settings.py", "exec")
    files = {
        "package.json": json.dumps(manifest, indent=2).encode(),
        "index.js": b"require('follow'); require('@acme/core');\n",
        "README.md": b"Demo.\n",
        "LICENSE": b"MIT\n",
        "lib/helper": elf_of({}),
        "logo.png": PNG + bytes(100),
        "tools/settings.py": b"a = 1\n# longer than what was compiled\n",
        "tools/settings.pyc": MAGIC_NUMBER + bytes(8) + (6).to_bytes(4, "little") + marshal.dumps(module),
        "data.zip": _inner(),
    }
    path = folder / "demo-1.0.0.tgz"
    with tarfile.open(path, "w:gz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size, member.mode = len(data), 0o644
            archive.addfile(member, io.BytesIO(data))
    return path


def test_facts_of_several_files_meet(run: Run, tmp_path: Path) -> None:
    path = package(tmp_path)
    (tmp_path / "inspector.toml").write_text('[words]\nown-scopes = ["@acme"]\n', "utf-8")
    report = json.loads(run("scan", path, "-f", "json", cwd=tmp_path).out)
    found = {(finding["rule"], finding["path"]) for finding in report["findings"]}
    assert found >= {
        ("int-unused-dependency", "package/package.json"),
        ("int-dependency-confusion", "package/package.json"),
        ("obf-unexpected-binary", "package/lib/helper"),
        ("obf-unexpected-binary", "package/logo.png"),
        ("dbg-pyc-mismatch", "package/tools/settings.pyc"),
        ("sec-in-nested-archive", "package/data.zip!/config.json"),
    }
    unused = [f["message"] for f in report["findings"] if f["rule"] == "int-unused-dependency"]
    assert unused == ["No script imports plain-crypto."]
    (fix,) = (f["remediation"] for f in report["findings"] if f["rule"] == "dbg-pyc-mismatch")
    assert " npm: list what ships in `files`" in fix
    assert TOKEN not in json.dumps(report)
