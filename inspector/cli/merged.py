"""`inspector list --merged`: the root file system of each container image, with what later layers hide."""

import json
import sys
from collections.abc import Mapping

from inspector.cli.listing import Listing
from inspector.cli.terminal import complain
from inspector.core.entry import Entry
from inspector.core.image import ImageFacts
from inspector.core.text import visible
from inspector.engine.merged_image import ImageFile, image_files, levels_of, missing_layers

_LETTERS = {"present": " ", "deleted": "D", "replaced": "R"}


def write_merged(found: Listing, *, as_json: bool) -> bool:
    """Prints every image of an artifact; says whether there is one."""
    entries = {entry.number: entry for entry in found.entries}
    levels = levels_of(found.entries)
    images = [image for images in found.images.values() for image in images]
    described = []
    for image in images:
        files = image_files(image, levels, found.containers)
        for number in missing_layers(image, levels):
            complain(f"{visible(image.title)}: nothing of layer {number + 1} could be listed.")
        if as_json:
            described.append(image_record(image, files, entries))
        else:
            _write_text(image, files, entries)
    if as_json:
        json.dump(described, sys.stdout, indent=1, ensure_ascii=True)
        sys.stdout.write("\n")
    elif not images:
        complain("There is no container image in it.")
    return bool(images)


def _write_text(image: ImageFacts, files: list[ImageFile], entries: Mapping[int, Entry]) -> None:
    sys.stdout.write(f"# {visible(image.title)}\n")
    for word, number in (("manifest", image.manifest), ("configuration", image.config)):
        sys.stdout.write(f"# {word}: {visible(_path(number, entries) or 'not in the artifact')}\n")
    for number, layer in enumerate(image.layers, start=1):
        path = _path(layer.entry, entries)
        sys.stdout.write(f"# layer {number}: {visible(path or f'{layer.name} (not in the artifact)')}\n")
    for file in files:
        sys.stdout.write(f"{_line(file)}\n")


def _line(file: ImageFile) -> str:
    entry = file.placed.entry
    size = "" if entry.size_bytes is None else str(entry.size_bytes)
    target = f" -> {visible(entry.link_target)}" if entry.link_target is not None else ""
    fate = "" if file.by_layer is None else f"  ({file.state} in layer {file.by_layer + 1})"
    letter = _LETTERS[file.state]
    return f"{letter} {file.placed.layer + 1:>3} {size:>12}  /{visible(file.placed.path)}{target}{fate}"


def image_record(image: ImageFacts, files: list[ImageFile], entries: Mapping[int, Entry]) -> dict[str, object]:
    """One item of the JSON array. Layers count from 1, as for people."""
    return {
        "tags": list(image.tags),
        "platform": image.platform or None,
        "container": _path(image.container, entries) or "",
        "manifest": _path(image.manifest, entries),
        "config": _path(image.config, entries),
        "layers": [{"name": layer.name, "entry": _path(layer.entry, entries)} for layer in image.layers],
        "files": [_file_record(file) for file in files],
    }


def _file_record(file: ImageFile) -> dict[str, object]:
    entry = file.placed.entry
    return {
        "path": "/" + file.placed.path,
        "kind": entry.kind.value,
        "size": entry.size_bytes,
        "link_target": entry.link_target,
        "content_of": None if file.placed.target is None else file.placed.target.path,
        "layer": file.placed.layer + 1,
        "entry": entry.path,
        "state": file.state.value,
        "by_layer": None if file.by_layer is None else file.by_layer + 1,
        "by_entry": None if file.by is None else file.by.path,
    }


def _path(number: int | None, entries: Mapping[int, Entry]) -> str | None:
    entry = None if number is None else entries.get(number)
    return None if entry is None else entry.path
