"""Container images: what `docker save` writes, and OCI layouts (OCI image-spec 1.1: image-layout, manifest, config).

Both name blobs by path or by digest. `manifest.json` comes first: newer versions of Docker write both.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import normpath

from inspector.core.artifact import PackageClaim
from inspector.core.entry import Entry, EntryKind
from inspector.core.image import ImageFacts, LayerFacts
from inspector.core.text import shortened
from inspector.core.view import ArtifactView
from inspector.packages.bounded_json import MAX_JSON_BYTES, read_object, string_or_none, strings
from inspector.packages.claim import claim
from inspector.packages.level import PackageLevel, level_of, plain_name

ECOSYSTEM = "oci"
MARKS = ("manifest.json", "oci-layout")
"""A container that holds an image holds one of these."""
MAX_IMAGES = 32
MAX_LAYERS = 1024
MAX_INDEX_DEPTH = 3
MAX_NAME_CHARACTERS = 1024
MAX_MANIFESTS = 256
"""Manifests and configurations that are read in one container: an index may name itself over and over."""
_MAX_LINKS = 8
_REF = "org.opencontainers.image.ref.name"
_FULL_REF = "io.containerd.image.name"
_REFERENCE_TYPE = "vnd.docker.reference.type"
"""Marks manifests that describe another one, such as attestations: they are no images."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer as the manifest names it."""

    name: str
    entry: Entry | None
    """None where the archive lacks it."""


@dataclass(frozen=True, slots=True)
class Image:
    """One image of an archive or layout."""

    tags: tuple[str, ...]
    manifest_entry: Entry | None
    config_entry: Entry | None
    config: Mapping[str, object]
    stack: tuple[Layer, ...]
    """The lowest first."""

    @property
    def layers(self) -> tuple[Entry, ...]:
        """Blobs of the layers, the lowest first; those that the archive lacks are left out."""
        return tuple(layer.entry for layer in self.stack if layer.entry is not None)

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

    @property
    def platform(self) -> str:
        """System, architecture and variant, as the configuration states them."""
        parts = (string_or_none(self.config.get(key)) for key in ("os", "architecture", "variant"))
        return "/".join(part for part in parts if part)

    def facts(self, container: int | None) -> ImageFacts:
        """What goes on to window and command line; `container` is the number of the entry that holds the image."""
        layers = (
            LayerFacts(_short(layer.name), None if layer.entry is None else layer.entry.number) for layer in self.stack
        )
        return ImageFacts(
            container=container,
            tags=tuple(_short(tag) for tag in self.tags[:MAX_IMAGES]),
            platform=_short(self.platform),
            manifest=None if self.manifest_entry is None else self.manifest_entry.number,
            config=None if self.config_entry is None else self.config_entry.number,
            layers=tuple(layers),
        )


class ImageFiles:
    """The records of one container by plain name, and the bodies of its manifests."""

    def __init__(self, records: Iterable[Entry], body: Callable[[Entry], bytes | None]) -> None:
        """`body` gives the content of a small file, or None."""
        self._files: dict[str, Entry] = {}
        self._links: dict[str, str] = {}
        self._body = body
        self._left = MAX_MANIFESTS
        for record in records:
            name = plain_name(record.name)
            if record.is_file:
                self._files[name] = record
            elif record.kind is EntryKind.SYMLINK and record.link_target:
                self._links[name] = record.link_target

    def named(self, name: str) -> Entry | None:
        """The file of that name. Old versions of Docker store a layer once and link to it from the other images."""
        name = plain_name(name)
        for _ in range(_MAX_LINKS):
            if name in self._files:
                return self._files[name]
            if name not in self._links:
                break
            folder = name.rpartition("/")[0]
            name = plain_name(normpath(f"{folder}/{self._links[name]}"))
        return None

    def blob(self, descriptor: Mapping[str, object]) -> Entry | None:
        """The file that a descriptor of the OCI specification names by its digest."""
        algorithm, _, digest = (string_or_none(descriptor.get("digest")) or "").partition(":")
        return self.named(f"blobs/{algorithm}/{digest}")

    def content(self, entry: Entry | None) -> bytes | None:
        """The body of a manifest; None once too many were read."""
        if entry is None or self._left <= 0:
            return None
        self._left -= 1
        return self._body(entry)


def read_images(files: ImageFiles) -> tuple[Image, ...]:
    """The images of a container; empty where it holds none."""
    manifest = files.named("manifest.json")
    if manifest is not None and (saved := tuple(_saved(files, manifest))):
        return saved
    index = read_object(files.content(files.named("index.json"))) if files.named("oci-layout") is not None else None
    return tuple(_laid_out(files, index, (), 0))[:MAX_IMAGES] if index else ()


def images_in(view: ArtifactView) -> Iterator[tuple[PackageLevel, tuple[Image, ...]]]:
    """The containers that hold images, at any depth, with their images."""
    seen: set[int | None] = set()
    for number in sorted(view.bodies):
        entry = view.entries[number]
        if plain_name(entry.name) not in MARKS or entry.parent in seen:
            continue
        seen.add(entry.parent)
        level = level_of(view, None if entry.parent is None else view.entries[entry.parent])
        images = read_images(_files_of(level))
        if images:
            yield level, images


def recognise(level: PackageLevel) -> PackageClaim | None:
    """The claim of an archive of images: name and tag of the first, as far as it has one."""
    images = read_images(_files_of(level)) if any(mark in level.files for mark in MARKS) else ()
    if not images:
        return None
    reference = next((tag for image in images for tag in image.tags), "")
    name, colon, tag = reference.rpartition(":")
    if not colon or "/" in tag:
        name, tag = reference, ""
    return claim(ECOSYSTEM, name or "image without a name", tag or None)


def _files_of(level: PackageLevel) -> ImageFiles:
    owner = level.container.number if level.container else None
    records = level.view.shipped_levels().get(owner, [])
    return ImageFiles(records, lambda entry: level.view.bodies.get(entry.number))


def _saved(files: ImageFiles, manifest: Entry) -> Iterator[Image]:
    """`manifest.json`: a list of objects with `Config`, `RepoTags` and `Layers`."""
    body = files.content(manifest)
    try:
        rows = json.loads(body) if body and len(body) <= MAX_JSON_BYTES else None
    except (ValueError, RecursionError):
        return
    for row in rows[:MAX_IMAGES] if isinstance(rows, list) else []:
        if not isinstance(row, dict) or "Layers" not in row:
            continue
        config = files.named(string_or_none(row.get("Config")) or "")
        layers = [Layer(name, files.named(name)) for name in strings(row["Layers"])[:MAX_LAYERS]]
        yield _image(files, strings(row.get("RepoTags")), manifest, config, layers)


def _laid_out(files: ImageFiles, index: Mapping[str, object], tags: tuple[str, ...], depth: int) -> Iterator[Image]:
    """An index names manifests, or indexes of several platforms."""
    for row in _rows(index.get("manifests"))[:MAX_IMAGES]:
        blob = files.blob(row)
        found = read_object(files.content(blob))
        if found is None or _describes_another(row):
            continue
        names = _reference(row) or tags
        if "manifests" in found and depth < MAX_INDEX_DEPTH:
            yield from _laid_out(files, found, names, depth + 1)
        elif "layers" in found:
            config = found.get("config")
            rows = _rows(found["layers"])[:MAX_LAYERS]
            layers = [Layer(string_or_none(layer.get("digest")) or "", files.blob(layer)) for layer in rows]
            yield _image(files, names, blob, files.blob(config) if isinstance(config, dict) else None, layers)


def _image(
    files: ImageFiles, tags: tuple[str, ...], manifest: Entry | None, config: Entry | None, layers: list[Layer]
) -> Image:
    return Image(tags, manifest, config, read_object(files.content(config)) or {}, tuple(layers))


def _rows(value: object) -> list[Mapping[str, object]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _notes(row: Mapping[str, object]) -> Mapping[str, object]:
    notes = row.get("annotations")
    return notes if isinstance(notes, dict) else {}


def _describes_another(row: Mapping[str, object]) -> bool:
    return _REFERENCE_TYPE in _notes(row)


def _reference(row: Mapping[str, object]) -> tuple[str, ...]:
    notes = _notes(row)
    name = string_or_none(notes.get(_FULL_REF)) or string_or_none(notes.get(_REF))
    return (name,) if name else ()


def _short(text: str) -> str:
    return shortened(text, MAX_NAME_CHARACTERS)
