"""A secret in a file that a later layer of the image removes or replaces.

## What it flags

Secrets of a container image that stand only in files which no container sees: a later layer removed the file with a
whiteout, or put another one in its place.

## Why it matters

Removing a file in a later build step does not take it out of the image. Every layer can be downloaded and unpacked by
itself, and people who look for leaked keys do just that.

## Example

`root/.npmrc` with a token in the first layer, and `root/.wh..npmrc` in the second.

## What to do

Revoke the secret. Build in several stages and copy the result only, or pass the secret with `RUN --mount=type=secret`.

## Limits

It weighs as much as the rule that reports the secret itself; samples are left out.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView, SecretPlace
from inspector.packages.image import images_in
from inspector.packages.image_layers import Hidden, Placed, layer_records, merge
from inspector.rules.level import shown
from inspector.rules.place_tags import path_tags
from inspector.rules.sec.kind_severity import kind_reasons, place_severity


class SecInRemovedLayerFile:
    """Secrets that only hidden files hold."""

    info: Final = RuleInfo(
        id="sec-in-removed-layer-file",
        title="Secret in a file that a later layer removes",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Revoke the secret, then build in several stages, or pass it with `RUN --mount=type=secret`.",
        cwe=(538, 798),
        references=("https://docs.docker.com/build/building/secrets/",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per secret, at the first place where it was seen."""
        hidden = _hidden_entries(view) if view.secrets else {}
        for digest, places in view.secrets.items() if hidden else ():
            real = _innermost(view, [place for place in places if not place.is_harmless])
            by = [_hidden_by(view, place, hidden) for place in real]
            first = by[0] if by else None
            if first is not None and all(by):
                yield self._finding(digest, real, first)

    def _finding(self, digest: str, places: list[SecretPlace], hidden: Hidden) -> Finding:
        worst = min((place_severity(place) for place in places), key=lambda severity: severity.rank)
        verb = "removes" if hidden.is_removed else "replaces"
        return self.info.finding(
            places[0].entry,
            f"A later layer {verb} {shown(hidden.entry.name)}, which holds a secret: it is still in the image.",
            digest,
            severity=worst,
            reasons=kind_reasons(worst, self.info.severity),
            line=places[0].line,
            tags=path_tags(places[0].entry),
        )


def _innermost(view: ArtifactView, places: list[SecretPlace]) -> list[SecretPlace]:
    """The bytes of a layer that is not packed hold the secret, too: that is the same place."""
    around = {container.number for place in places for container in view.ancestors(place.entry)}
    return [place for place in places if place.entry.number not in around]


def _hidden_entries(view: ArtifactView) -> dict[int, Hidden]:
    """Entries that no container of any image sees, by number."""
    hidden: dict[int, Hidden] = {}
    for _, images in images_in(view):
        seen: set[int] = set()
        for image in images:
            layers = [layer_records(view.shipped_levels(), view.containers, each.number) for each in image.layers]
            merged = merge(layers)
            hidden.update((each.entry.number, each) for each in merged.hidden)
            seen.update(number for placed in merged.visible.values() for number in _held_by(placed))
        for number in seen:
            hidden.pop(number, None)
    return hidden


def _held_by(placed: Placed) -> Iterator[int]:
    """The record, and the one whose content a hard link keeps."""
    yield placed.entry.number
    if placed.target is not None:
        yield placed.target.number


def _hidden_by(view: ArtifactView, place: SecretPlace, hidden: dict[int, Hidden]) -> Hidden | None:
    """The hidden file that holds the place, which may lie in an archive or a map within it."""
    for entry in (place.entry, *view.ancestors(place.entry)):
        if entry.number in hidden:
            return hidden[entry.number]
    return None
