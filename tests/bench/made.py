"""Large inputs for measurements, made once and kept in the user's cache."""

import gzip
import io
import json
import random
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import platformdirs

FOLDER = Path(platformdirs.user_cache_dir("artifact-inspector-tests", appauthor=False)) / "made"


def _tgz(path: Path, files: dict[str, bytes]) -> Path:
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(plain.getvalue(), 6, mtime=0))
    return path


def many_entries(count: int = 100_000) -> Path:
    """A tar.gz of that many small scripts, 156 MB unpacked."""
    path = FOLDER / f"entries-{count}.tar.gz"
    if path.exists():
        return path
    body = "\n".join(f"export const value{i} = {i};" for i in range(45))
    return _tgz(path, {f"package/d{n // 100}/m{n}.js": f"// {n}\n{body}\n".encode() for n in range(count)})


def small_entries(count: int = 1_000_000) -> Path:
    """A tar.gz of that many scripts of one line: written as a stream, since all of it would fill the memory."""
    path = FOLDER / f"small-{count}.tar.gz"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    with _atomic(path) as beside, gzip.open(beside, "wb", compresslevel=1) as packed:
        for n in range(count):
            data = f"export const value{n} = {n};\n".encode()
            header = _header(f"package/d{n // 100}/m{n}.js", len(data), mtime=1_700_000_000 + n)
            packed.write(header + data.ljust(_BLOCK, b"\0"))
        packed.write(bytes(2 * _BLOCK))
    return path


def bundle_bytes(size: int = 13_000_000) -> bytes:
    """A minified script in one line, with strings, templates, comments and expressions."""
    chance = random.Random(6)
    pieces = [
        "function {0}({1},{2}){{return {1}.{3}({2})?{4}:`${{{0}}}-{5}`}}", "var {0}={{{1}:{4},{2}:\"{5} {3}\"}};",
        "{0}.{1}.replace(/{5}[a-z]+\\/{4}/g,'{2}');", "/*! {0} v{4} */",
        "for(let {0}={4};{0}<{1}.length;{0}++){2}[{0}]=!0;",
    ]  # fmt: skip
    made, parts = 0, []
    while made < size:
        names = [f"{chance.choice(_WORDS)[: chance.randrange(1, 5)]}{chance.randrange(90)}" for _ in range(4)]
        part = chance.choice(pieces).format(*names, chance.randrange(1000), chance.choice(_WORDS))
        parts.append(part)
        made += len(part)
    return "".join(parts).encode()


def typescript_bytes(size: int = 1_000_000) -> bytes:
    """Declarations with comments, about thirty characters a line."""
    chance = random.Random(7)
    parts: list[str] = []
    while len(parts) * 210 < size:
        one, two, three = chance.choices(_WORDS, k=3)
        n = len(parts)
        parts.append(
            f"/** How {one} and {two} relate, see {three}. */\n"
            f"export interface {one.title()}{n} extends {two.title()} {{\n"
            f"  readonly {two}: ReadonlyArray<{three.title()}>;\n  {three}?: string | `${{number}}px`;\n"
            f"  {one}({two}: {n}, ...rest: unknown[]): Promise<void>;\n}}\n\n"
        )
    return "".join(parts).encode()


def texts() -> Path:
    """A package of what is hard to show: a map of 60 MB, a line of 13 MB, declarations of 1 MB."""
    path = FOLDER / "texts.tgz"
    if path.exists():
        return path
    return _tgz(
        path,
        {
            "package/package.json": b'{"name":"t","version":"1.0.0"}',
            "package/cli.js.map": map_bytes(),
            "package/bundle.js": bundle_bytes(),
            "package/types.ts": typescript_bytes(),
        },
    )


def map_bytes(size_mb: int = 60) -> bytes:
    """A map with about 78 sources per megabyte, two thirds content and one third mappings."""
    chance = random.Random(1)
    words = ["const", "return", "value", "index", "await", "process", "{ }", "=> {", "if (ready)", '"text"']
    count = 78 * size_mb
    line_count = size_mb * 1_000_000 * 2 // 3 // count // 45
    texts = ["\n".join(" ".join(chance.choices(words, k=8)) for _ in range(line_count)) for _ in range(count)]
    segments = ";".join([",".join(["AAEA"] * 40)] * (size_mb * 65_000 // 40))
    return json.dumps(
        {"version": 3, "sources": [f"../src/m{n % 60}/f{n}.ts" for n in range(count)], "sourcesContent": texts,
         "names": [], "mappings": segments}
    ).encode()  # fmt: skip


def large_map(size_mb: int = 60) -> Path:
    """A package that holds such a map."""
    path = FOLDER / f"map-{size_mb}.tgz"
    if path.exists():
        return path
    return _tgz(
        path, {"package/package.json": b'{"name":"m","version":"1.0.0"}', "package/cli.js.map": map_bytes(size_mb)}
    )


def large_tarball(size_mb: int = 2000) -> Path:
    """A tar.gz of that size unpacked, of hardly compressible binary and text members."""
    path = FOLDER / f"large-{size_mb}.tar.gz"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    chance = random.Random(2)
    block = chance.randbytes(4 << 20)
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for n in range(size_mb // 20):
            data = b"".join(block[chance.randrange(1 << 20) :][: 2 << 20] for _ in range(10))
            member = tarfile.TarInfo(f"package/blob{n}.bin")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def text_tarball(size_mb: int = 500) -> Path:
    """A tar.gz of that size unpacked: scripts of 100 kB each, packed about as well as real ones."""
    path = FOLDER / f"text-{size_mb}.tar.gz"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    chance = random.Random(3)
    names = [f"name{chance.randrange(1 << 30):x}" for _ in range(20_000)]
    lines = [f"  const {chance.choice(names)} = await {chance.choice(names)}({chance.choice(names)}, {n});"
             for n in range(60_000)]  # fmt: skip
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for n in range(size_mb * 10):
            data = "\n".join(chance.choices(lines, k=1500)).encode()
            member = tarfile.TarInfo(f"package/src/module{n}.js")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def npm_like(count: int = 10_954, size_mb: int = 447) -> Path:
    """A tar.gz like a large package of npm: scripts, some of them megabytes long, 68 MB packed."""
    path = FOLDER / f"npm-{count}-{size_mb}.tgz"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    chance = random.Random(4)
    names = [f"{chance.choice(_WORDS)}{chance.choice(_WORDS).title()}{chance.randrange(40)}" for _ in range(4000)]
    lines = [
        "  const {} = await this.{}({}.{});".format(*(chance.choice(names) for _ in range(4))) for _ in range(5000)
    ]
    average = size_mb * 1_000_000 // count
    with _atomic(path) as beside, tarfile.open(beside, "w:gz", compresslevel=6) as archive:
        for n in range(count):
            wanted = average * 30 if n % 60 == 0 else average // 2
            data = ("\n".join(chance.choices(lines, k=wanted // len(lines[0]) + 1))).encode()
            member = tarfile.TarInfo(f"package/dist/part{n % 97}/module{n}.js")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


_WORDS = (
    "value",
    "index",
    "request",
    "client",
    "schema",
    "buffer",
    "token",
    "stream",
    "route",
    "render",
    "cache",
    "node",
)


def large_wheel(count: int = 11_004, size_mb: int = 300) -> Path:
    """A wheel of that size: two libraries that make up nearly all of it, and many small modules."""
    path = FOLDER / f"large-{count}-{size_mb}-py3-none-any.whl"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    chance = random.Random(5)
    text = "\n".join(
        f"def function_{n}(argument: int) -> int:\n    return argument + {n}\n" for n in range(40)
    ).encode()
    with _atomic(path) as beside, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for n in range(2):
            with archive.open(f"large/lib/lib{n}.so", "w", force_zip64=True) as member:
                for _ in range(size_mb // 2 - 5):
                    member.write(chance.randbytes(500_000) * 2)
        for n in range(count):
            archive.writestr(f"large/part{n % 80}/module{n}.py", text + f"# {n}\n".encode())
    return path


def image_tar(folder: Path, size_mb: int = 5000, entries: int = 16_072) -> Path:
    """An image as `docker save` writes it, of four plain layers. Its large files are holes: little is really stored."""
    path = folder / "image.tar"
    layers = []
    with path.open("wb") as file:
        for n in range(4):
            layers.append(f"{n:064x}/layer.tar")
            at = file.tell()
            file.seek(at + _BLOCK)
            _layer(file, n, entries // 4, size_mb * 1_000_000 // 4)
            end = file.tell()
            file.seek(at)
            file.write(_header(layers[-1], end - at - _BLOCK))
            file.seek(end)
        configuration = json.dumps({"rootfs": {"type": "layers", "diff_ids": []}, "config": {}}).encode()
        manifest = [{"Config": "config.json", "RepoTags": ["example:1"], "Layers": layers}]
        for name, data in (("config.json", configuration), ("manifest.json", json.dumps(manifest).encode())):
            file.write(_header(name, len(data)) + data + bytes(-len(data) % _BLOCK))
        file.write(bytes(2 * _BLOCK))
    return path


_BLOCK = 512


def _header(name: str, size: int, mtime: int = 0) -> bytes:
    member = tarfile.TarInfo(name)
    member.size, member.mtime = size, mtime
    return member.tobuf(tarfile.USTAR_FORMAT)


def _layer(file: BinaryIO, number: int, entries: int, size: int) -> None:
    """Small texts, and three large files of zeros that fill the layer up."""
    large = (size - entries * 3 * _BLOCK) // 3 // _BLOCK * _BLOCK
    for n in range(entries - 3):
        data = f"# {number} {n}\nsetting = {n}\n".encode()
        file.write(_header(f"usr/lib/p{n % 50}/f{n}.conf", len(data)) + data + bytes(-len(data) % _BLOCK))
    for n in range(3):
        file.write(_header(f"usr/share/data{n}.bin", large))
        file.seek(large, 1)
    file.write(bytes(2 * _BLOCK))


@contextmanager
def _atomic(path: Path) -> Iterator[Path]:
    """A name beside the path, to be written to: what was broken off is not taken for whole later."""
    beside = path.with_name(f"{path.name}.part")
    yield beside
    beside.replace(path)
