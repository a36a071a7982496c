"""The ways in which a source with secrets gets into an artifact: each makes one file of a package."""

import base64
import io
import json
import marshal
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from importlib.util import MAGIC_NUMBER

Secrets = Mapping[str, str]


def plain(secrets: Secrets) -> bytes:
    """A script as a person writes it; keys of several lines stand in template literals."""
    return "".join(f"export const {name} = {_literal(value)};\n\n" for name, value in secrets.items()).encode()


def _literal(value: str) -> str:
    return f"`{value}`" if "\n" in value else f'"{value}"'


def minified(secrets: Secrets) -> bytes:
    """One line, names gone, line ends escaped."""
    return ("var " + ",".join(f"_{n}={json.dumps(v)}" for n, v in enumerate(secrets.values())) + ";").encode()


def utf16(secrets: Secrets) -> bytes:
    """With a byte order mark, as some editors on Windows save."""
    return plain(secrets).decode().encode("utf-16")


def data_uri(secrets: Secrets) -> bytes:
    """The script in a `data:` address."""
    return b'import "data:text/javascript;base64,' + base64.b64encode(plain(secrets)) + b'";\n'


def _map(secrets: Secrets) -> dict[str, object]:
    contents = [plain(secrets).decode(), "export const nothing = 0;\n"]
    return {"version": 3, "sources": ["../src/a.ts", "../src/b.ts"], "sourcesContent": contents, "mappings": "AAAA"}


def raw_map(secrets: Secrets) -> bytes:
    """A source map."""
    return json.dumps(_map(secrets)).encode()


def index_map(secrets: Secrets) -> bytes:
    """A source map of sections."""
    sections = [{"offset": {"line": 0, "column": 0}, "map": _map(secrets)}]
    return json.dumps({"version": 3, "sections": sections}).encode()


def inline_map(secrets: Secrets) -> bytes:
    """A script that ends in its own map."""
    address = b"data:application/json;charset=utf-8;base64," + base64.b64encode(raw_map(secrets))
    return b"run();\n//# sourceMappingURL=" + address + b"\n"


def compiled(secrets: Secrets) -> bytes:
    """A compiled Python module."""
    source = "".join(f"{name} = {value!r}\n" for name, value in secrets.items())
    code = compile(source, "settings.py", "exec")
    return MAGIC_NUMBER + bytes(12) + marshal.dumps(code)


def nested_zip(secrets: Secrets) -> bytes:
    """A zip file in a zip file."""
    return _zip({"inner.zip": _zip({"src/a.js": plain(secrets)})})


def image_layer(secrets: Secrets) -> bytes:
    """An image as `docker save` writes it."""
    layer = _tar({"app/a.js": plain(secrets)})
    manifest = json.dumps([{"Config": "config.json", "RepoTags": ["app:1"], "Layers": ["l1/layer.tar"]}]).encode()
    config = b'{"architecture": "amd64", "os": "linux", "config": {}, "rootfs": {"type": "layers", "diff_ids": []}}'
    return _tar({"manifest.json": manifest, "config.json": config, "l1/layer.tar": layer})


def _zip(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _tar(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


CONTAINERS: dict[str, tuple[str, Callable[[Secrets], bytes]]] = {
    "plain": ("app.js", plain),
    "minified": ("app.min.js", minified),
    "UTF-16": ("app.js", utf16),
    "base64 data URI": ("app.mjs", data_uri),
    "raw map": ("app.js.map", raw_map),
    "inline map": ("app.js", inline_map),
    "index map": ("app.js.map", index_map),
    ".pyc": ("settings.cpython-311.pyc", compiled),
    "nested zip": ("data.zip", nested_zip),
    "image layer": ("image.tar", image_layer),
}
"""By name: what the file is called, and what makes it."""
