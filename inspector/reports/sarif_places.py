"""The artifacts of a run: every container and entry that some finding names, nested as they lie in each other."""

from collections.abc import Sequence
from typing import Any

from inspector.core.artifact import Artifact
from inspector.core.innerpath import SEPARATOR, levels
from inspector.core.report import Report
from inspector.reports.sarif_text import place_uri, plain_text


class ArtifactList:
    """Collects `run.artifacts` while results are made; one object per address."""

    def __init__(self, reports: Sequence[Report], *, is_nested: bool) -> None:
        self._is_nested = is_nested
        self._objects: list[dict[str, Any]] = []
        self._numbers: dict[str, int] = {}
        for report in reports:
            self._root(report.artifact)

    def location(self, artifact: Artifact, path: str) -> dict[str, Any]:
        """An `artifactLocation` for a place in an artifact."""
        location: dict[str, Any] = {"uri": place_uri(artifact.name, path)}
        if self._is_nested:
            location["index"] = self._number(artifact, path)
        return location

    def objects(self) -> list[dict[str, Any]]:
        """The artifact objects, each after the one it lies in."""
        return self._objects

    def _root(self, artifact: Artifact) -> None:
        made: dict[str, Any] = {
            "location": {"uri": place_uri(artifact.name, "")},
            "length": artifact.size_bytes,
            "roles": ["analysisTarget"],
        }
        if artifact.sha256:
            made["hashes"] = {"sha-256": artifact.sha256}
        if artifact.package:
            made["description"] = {
                "text": plain_text(f"{artifact.package.name} {artifact.package.version or ''}").strip()
            }
        self._add(made)

    def _number(self, artifact: Artifact, path: str) -> int:
        """Index of the place's object; containers on the way to it are added where they are missing."""
        parent, inner = self._numbers[place_uri(artifact.name, "")], ""
        for name in levels(path):
            inner = f"{inner}{SEPARATOR}{name}" if inner else name
            uri = place_uri(artifact.name, inner)
            known = self._numbers.get(uri)
            parent = self._add({"location": {"uri": uri}, "parentIndex": parent}) if known is None else known
        return parent

    def _add(self, made: dict[str, Any]) -> int:
        uri = made["location"]["uri"]
        number = self._numbers.setdefault(uri, len(self._objects))
        if number == len(self._objects):
            made["location"]["index"] = number
            self._objects.append(made)
        return number


def logical_locations(artifact: Artifact, path: str) -> list[dict[str, Any]]:
    """The chain of containers down to a place, for readers that show it beside the file."""
    made, whole = [], plain_text(artifact.name)
    for name in levels(path):
        whole = f"{whole}{SEPARATOR}{plain_text(name)}"
        made.append({"name": plain_text(name), "fullyQualifiedName": whole, "kind": "member"})
    return made
