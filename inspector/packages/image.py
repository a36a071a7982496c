"""Container images: what `docker save` writes, and OCI layouts (OCI image-spec 1.1: image-layout, manifest, config).

Both name blobs by path or by digest. `manifest.json` comes first: newer versions of Docker write both.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from inspector.core.artifact import PackageClaim
from inspector.core.entry import Entry
from inspector.core.view import ArtifactView
from inspector.packages.bounded_json import MAX_JSON_BYTES, read_object, string_or_none, strings
from inspector.packages.claim import claim
from inspector.packages.level import PackageLevel, level_of, plain_name

ECOSYSTEM = "oci"
_MARKS = ("manifest.json", "oci-layout")
MAX_IMAGES = 32
MAX_LAYERS = 1024
MAX_INDEX_DEPTH = 3
_REF = "org.opencontainers.image.ref.name"
_FULL_REF = "io.containerd.image.name"


@dataclass(frozen=True, slots=True)
class Image:
    """One image of an archive or layout."""

    tags: tuple[str, ...]
    config_entry: Entry | None
    config: Mapping[str, object]
    layers: tuple[Entry, ...]
    """Blobs of the layers, the lowest first; those that the archive lacks are left out."""

    @property
    def runtime(self) -> Mapping[str, object]:
        """How containers are started: `Env`, `Entrypoint`, `Cmd`, `User`, `Labels` ..."""
        found = self.config.get("config")
        return found if isinstance(found, dict) else {}

    @property
    def history(self) -> tuple[str, ...]:
        """The steps that built the image, the first step first."""
        steps = self.config.get("history")
        rows = steps[:MAX_LAYERS] if isinstance(steps, list) else []
        return tuple(text for row in rows if isinstance(row, dict) and (text := string_or_none(row.get("created_by"))))


def read_images(level: PackageLevel) -> tuple[Image, ...]:
    """The images of a container; empty where it holds none."""
    if "manifest.json" in level.files and (saved := tuple(_saved(level))):
        return saved
    index = read_object(level.body("index.json")) if "oci-layout" in level.files else None
    return tuple(_laid_out(level, index, (), 0))[:MAX_IMAGES] if index else ()


def images_in(view: ArtifactView) -> Iterator[tuple[PackageLevel, tuple[Image, ...]]]:
    """The containers that hold images, at any depth, with their images."""
    seen: set[int | None] = set()
    for number in sorted(view.bodies):
        entry = view.entries[number]
        if plain_name(entry.name) not in _MARKS or entry.parent in seen:
            continue
        seen.add(entry.parent)
        level = level_of(view, None if entry.parent is None else view.entries[entry.parent])
        images = read_images(level)
        if images:
            yield level, images


def recognise(level: PackageLevel) -> PackageClaim | None:
    """The claim of an archive of images: name and tag of the first, as far as it has one."""
    images = read_images(level)
    if not images:
        return None
    reference = next((tag for image in images for tag in image.tags), "")
    name, colon, tag = reference.rpartition(":")
    if not colon or "/" in tag:
        name, tag = reference, ""
    return claim(ECOSYSTEM, name or "image without a name", tag or None)


def _saved(level: PackageLevel) -> Iterator[Image]:
    """`manifest.json`: a list of objects with `Config`, `RepoTags` and `Layers`."""
    body = level.body("manifest.json")
    try:
        rows = json.loads(body) if body and len(body) <= MAX_JSON_BYTES else None
    except (ValueError, RecursionError):
        return
    for row in rows[:MAX_IMAGES] if isinstance(rows, list) else []:
        if not isinstance(row, dict) or "Layers" not in row:
            continue
        config = level.files.get(plain_name(string_or_none(row.get("Config")) or ""))
        layers = [level.files.get(plain_name(name)) for name in strings(row["Layers"])[:MAX_LAYERS]]
        yield _image(level, strings(row.get("RepoTags")), config, layers)


def _laid_out(level: PackageLevel, index: Mapping[str, object], tags: tuple[str, ...], depth: int) -> Iterator[Image]:
    """An index names manifests, or indexes of several platforms."""
    for row in _rows(index.get("manifests"))[:MAX_IMAGES]:
        blob = _blob(level, row)
        found = read_object(level.view.bodies.get(blob.number)) if blob else None
        if found is None:
            continue
        names = _reference(row) or tags
        if "manifests" in found and depth < MAX_INDEX_DEPTH:
            yield from _laid_out(level, found, names, depth + 1)
        elif "layers" in found:
            config = found.get("config")
            layers = [_blob(level, layer) for layer in _rows(found["layers"])[:MAX_LAYERS]]
            yield _image(level, names, _blob(level, config) if isinstance(config, dict) else None, layers)


def _image(level: PackageLevel, tags: tuple[str, ...], config: Entry | None, layers: list[Entry | None]) -> Image:
    body = read_object(level.view.bodies.get(config.number)) if config else None
    return Image(tags, config, body or {}, tuple(layer for layer in layers if layer is not None))


def _blob(level: PackageLevel, descriptor: Mapping[str, object]) -> Entry | None:
    algorithm, _, digest = (string_or_none(descriptor.get("digest")) or "").partition(":")
    return level.files.get(f"blobs/{algorithm}/{digest}")


def _rows(value: object) -> list[Mapping[str, object]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _reference(row: Mapping[str, object]) -> tuple[str, ...]:
    notes = row.get("annotations")
    if not isinstance(notes, dict):
        return ()
    name = string_or_none(notes.get(_FULL_REF)) or string_or_none(notes.get(_REF))
    return (name,) if name else ()
