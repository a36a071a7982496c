"""What is known of one container image in an artifact, beside the entries of its layers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LayerFacts:
    """One layer of an image, as its manifest names it."""

    name: str
    """Path or digest, as the manifest writes it."""
    entry: int | None
    """Number of the entry that is the layer; None where the artifact lacks it."""


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """One image of an archive of `docker save`, or of an OCI layout."""

    container: int | None
    """Number of the entry that holds the image; None for the artifact itself."""
    tags: tuple[str, ...]
    platform: str
    """Such as `linux/arm64/v8`; empty where nothing says so."""
    manifest: int | None
    """Number of the entry with the manifest."""
    config: int | None
    """Number of the entry with the configuration and the history."""
    layers: tuple[LayerFacts, ...]
    """The lowest first."""

    @property
    def title(self) -> str:
        """Name and platform for people."""
        return " ".join(part for part in (self.tags[0] if self.tags else "image without a name", self.platform) if part)
