"""Large inputs for measurements, made once and kept in the user's cache."""

import gzip
import io
import json
import random
import tarfile
from pathlib import Path

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
