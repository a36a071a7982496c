"""Container images built in memory: as `docker save` writes them, and as OCI layouts."""

import gzip
import hashlib
import io
import json
import tarfile
from collections.abc import Mapping, Sequence
from typing import Any

from inspector.core.container import ContainerFacts
from inspector.core.entry import EntryKind
from inspector.core.view import ArtifactView
from tests.rules.view_builder import add_entry, container_of, put_content, view_of

Layer = Mapping[str, bytes | None]


def tar_of(files: Mapping[str, bytes | None]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            if data is None:
                member.type = tarfile.DIRTYPE
            else:
                member.size = len(data)
            archive.addfile(member, io.BytesIO(data or b""))
    return out.getvalue()


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def config_of(layers: Sequence[Layer], **more: Any) -> bytes:
    ids = [f"sha256:{digest(tar_of(layer))}" for layer in layers]
    fields = {"architecture": "amd64", "os": "linux", "rootfs": {"type": "layers", "diff_ids": ids}, **more}
    return json.dumps(fields).encode()


def saved_files(layers: Sequence[Layer], tag: str = "acme/tool:1.2", **more: Any) -> dict[str, bytes]:
    """Files of an archive of `docker save` before version 25."""
    config = config_of(layers, **more)
    files = {f"{digest(config)}.json": config}
    names = [f"{number:064x}/layer.tar" for number in range(1, len(layers) + 1)]
    files |= {name: tar_of(layer) for name, layer in zip(names, layers, strict=True)}
    row = {"Config": f"{digest(config)}.json", "RepoTags": [tag], "Layers": names}
    return files | {"manifest.json": json.dumps([row]).encode()}


def layout_files(layers: Sequence[Layer], tag: str = "acme/tool:1.2", **more: Any) -> dict[str, bytes]:
    """Files of an OCI layout with packed layers behind an index of platforms."""
    config = config_of(layers, **more)
    packed = [gzip.compress(tar_of(layer), mtime=0) for layer in layers]
    files: dict[str, bytes] = {}

    def descriptor(data: bytes, **notes: str) -> dict[str, Any]:
        files[f"blobs/sha256/{digest(data)}"] = data
        found: dict[str, Any] = {"digest": f"sha256:{digest(data)}", "size": len(data)}
        return found | ({"annotations": notes} if notes else {})

    manifest = {"schemaVersion": 2, "config": descriptor(config), "layers": [descriptor(data) for data in packed]}
    inner = {"schemaVersion": 2, "manifests": [descriptor(json.dumps(manifest).encode())]}
    outer = descriptor(json.dumps(inner).encode(), **{"org.opencontainers.image.ref.name": tag})
    index = {"schemaVersion": 2, "manifests": [outer]}
    return files | {"oci-layout": b'{"imageLayoutVersion":"1.0.0"}', "index.json": json.dumps(index).encode()}


def image_view(files: Mapping[str, bytes], layers: Sequence[Layer], names: Sequence[str]) -> ArtifactView:
    """A view as a scan makes it: the records of each layer below the blob of that name."""
    view = view_of(dict(files), "image.tar", "tar")
    for layer, name in zip(layers, names, strict=True):
        blob = container_of(view, [name])
        assert blob is not None
        view.containers[blob.number] = ContainerFacts(entry=blob.number, format="tar")
        for path, data in layer.items():
            kind = EntryKind.DIRECTORY if data is None else EntryKind.FILE
            inner = add_entry(view, path, blob, kind=kind)
            if data is not None:
                put_content(view, inner.number, data)
    return view


def saved_view(layers: Sequence[Layer], **more: Any) -> ArtifactView:
    files = saved_files(layers, **more)
    return image_view(files, layers, [name for name in files if name.endswith("layer.tar")])
