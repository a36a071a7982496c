"""Container images from outside: the merged file system, its layers and its history."""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import zstandard

from tests.conftest import Run
from tests.packages.image_builder import digest, saved_files, tar_of

Member = tuple[str, bytes | None, str | None]
"""Name, content (None for a folder), target of a hard link."""


def layer_of(members: Sequence[Member]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data, target in members:
            info = tarfile.TarInfo(name)
            info.size = len(data or b"")
            if target is not None:
                info.type, info.linkname = tarfile.LNKTYPE, target
            elif data is None:
                info.type = tarfile.DIRTYPE
            archive.addfile(info, io.BytesIO(data or b""))
    return out.getvalue()


def wheel() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("tool/__init__.py", "x = 1\n")
    return out.getvalue()


def two_platforms() -> bytes:
    """An OCI layout whose index names two platforms that share layers: one gzip, one zstd, one not packed."""
    files: dict[str, bytes] = {}

    def descriptor(data: bytes, **more: Any) -> dict[str, Any]:
        files[f"blobs/sha256/{digest(data)}"] = data
        return {"digest": f"sha256:{digest(data)}", "size": len(data), **more}

    lowest = layer_of([("etc/", None, None), ("etc/a", b"1", None), ("opt/w.whl", wheel(), None), ("key", b"k", None)])
    middle = layer_of([(".wh.key", b"", None), ("etc/.wh..wh..opq", b"", None), ("etc/b", b"2", None)])
    highest = layer_of([("etc/b", b"33", None), ("opt/same.whl", b"", "opt/w.whl")])
    manifests = []
    for machine in ("amd64", "arm64"):
        config: dict[str, Any] = {
            "os": "linux", "architecture": machine, "rootfs": {"diff_ids": []}, "history": [{"created_by": "ADD /"}],
        }  # fmt: skip
        packed = [gzip.compress(lowest, mtime=0), zstandard.compress(middle), highest]
        layers = [descriptor(data) for data in packed]
        manifest = {"config": descriptor(json.dumps(config).encode()), "layers": layers}
        manifests.append(descriptor(json.dumps(manifest).encode()))
    note = {"vnd.docker.reference.type": "attestation-manifest"}
    manifests.append(descriptor(json.dumps({"layers": []}).encode(), annotations=note))
    inner = descriptor(
        json.dumps({"manifests": manifests}).encode(), annotations={"org.opencontainers.image.ref.name": "acme/tool:1"}
    )
    files |= {"oci-layout": b"{}", "index.json": json.dumps({"manifests": [inner]}).encode()}
    return tar_of(files)


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("image") / "image.tar"
    path.write_bytes(two_platforms())
    return path


def test_each_platform_has_a_merged_file_system(run: Run, layout: Path) -> None:
    done = run("list", layout, "--merged", "--json")
    assert (done.code, done.err) == (0, "")
    first, second = json.loads(done.out)
    assert (first["tags"], first["platform"], second["platform"]) == (["acme/tool:1"], "linux/amd64", "linux/arm64")
    rows = [(f["path"], f["layer"], f["state"], f["by_layer"]) for f in first["files"]]
    assert rows == [(f["path"], f["layer"], f["state"], f["by_layer"]) for f in second["files"]]
    assert rows == [
        ("/etc", 1, "present", None), ("/etc/a", 1, "deleted", 2), ("/etc/b", 3, "present", None),
        ("/etc/b", 2, "replaced", 3), ("/key", 1, "deleted", 2), ("/opt/same.whl", 3, "present", None),
        ("/opt/w.whl", 1, "present", None),
    ]  # fmt: skip
    link = first["files"][5]
    assert link["content_of"] == first["files"][6]["entry"]
    assert first["config"].startswith("blobs/sha256/")


def test_what_stands_in_layers_can_be_listed_and_read(run: Run, layout: Path) -> None:
    first = json.loads(run("list", layout, "--merged", "--json").out)[0]
    entries = {file["path"]: file["entry"] for file in first["files"] if file["state"] != "replaced"}
    paths = {item["path"] for item in json.loads(run("list", layout, "--json").out)}
    assert f"{entries['/opt/w.whl']}!/tool/__init__.py" in paths
    assert run("show", layout, entries["/key"]).out == b"k"
    assert run("show", layout, f"{first['config']}!/%history").out == b"# layer 1\nADD /\n"


def test_people_read_it_as_lines(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "saved.tar"
    path.write_bytes(tar_of(saved_files([{"a\x1b[31m": b"1", "b": b"1"}, {".wh.b": b""}])))
    done = run("list", path, "--merged")
    assert done.code == 0
    assert done.out.decode().splitlines()[0] == "# acme/tool:1.2 linux/amd64"
    assert done.out.decode().splitlines()[-2:] == [
        "    1            1  /a␛[31m", "D   1            1  /b  (deleted in layer 2)"
    ]  # fmt: skip


def test_layers_that_lack_are_said(run: Run, tmp_path: Path) -> None:
    files = saved_files([{"a": b"1"}, {"b": b"2"}])
    del files[next(name for name in files if name.endswith("layer.tar"))]
    path = tmp_path / "saved.tar"
    path.write_bytes(tar_of(files))
    done = run("list", path, "--merged")
    assert "nothing of layer 1 could be listed" in done.err
    assert "(not in the artifact)" in done.out.decode()


def test_an_artifact_without_an_image_says_so(run: Run, demo: Path) -> None:
    done = run("list", demo, "--merged")
    assert (done.out, "no container image" in done.err) == (b"", True)
