"""The root file system of a container image, from what a listing knows: for window and command line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from inspector.core.container import ContainerFacts
from inspector.core.entry import Entry, Origin
from inspector.core.image import ImageFacts
from inspector.packages.image_layers import Placed, layer_records, merge

Levels = Mapping[int | None, list[Entry]]
_SHIPPED = (Origin.ARCHIVED, Origin.FOLDER)


class FileState(StrEnum):
    """What became of a record of a layer."""

    PRESENT = "present"
    DELETED = "deleted"
    """A later layer removed it."""
    REPLACED = "replaced"
    """A later layer, or a later record of the same one, has another in its place."""


@dataclass(frozen=True, slots=True)
class ImageFile:
    """One record of a layer, where it stands in the merged file system."""

    placed: Placed
    state: FileState
    by: Entry | None = None
    """What removed or replaced it."""
    by_layer: int | None = None

    @property
    def words(self) -> str:
        """Its layer and its fate for people, who count from 1."""
        layer = f"layer {self.placed.layer + 1}"
        if self.by_layer is None:
            return layer
        return f"{layer}, {self.state} in {self.by_layer + 1}"


def levels_of(entries: Iterable[Entry]) -> Levels:
    """The records of each container, as it states them."""
    levels: dict[int | None, list[Entry]] = {}
    for entry in entries:
        if entry.origin in _SHIPPED:
            levels.setdefault(entry.parent, []).append(entry)
    return levels


def image_files(image: ImageFacts, levels: Levels, containers: Mapping[int | None, ContainerFacts]) -> list[ImageFile]:
    """All records of all layers in order of their paths, what later layers hide after what they put there."""
    layers = [[] if layer.entry is None else layer_records(levels, containers, layer.entry) for layer in image.layers]
    merged = merge(layers)
    files = [ImageFile(placed, FileState.PRESENT) for placed in merged.visible.values()]
    for hidden in merged.hidden:
        state = FileState.DELETED if hidden.is_removed else FileState.REPLACED
        files.append(ImageFile(hidden.placed, state, hidden.by, hidden.by_layer))
    files.sort(key=lambda file: (file.placed.path, file.state is not FileState.PRESENT, -file.placed.layer))
    return files


def missing_layers(image: ImageFacts, levels: Levels) -> list[int]:
    """Which layers (from 0) bring nothing to the merged view: they lack, or nothing in them could be listed."""
    return [number for number, layer in enumerate(image.layers) if layer.entry is None or not levels.get(layer.entry)]
