"""A secret that lies only inside an archive within the artifact.

## What it flags

Secrets whose every place is in an inner archive: a zip file, a tarball or a package that the artifact carries as one
of its files.

## Why it matters

Searches through a package rarely look into archives that lie in it, and neither do most scanners. Test data, backups
and earlier builds that are packed along bring secrets back that were removed from the sources.

## Example

A token in `config.json` of `package/assets/fixtures.zip`, and nowhere else in the package.

## What to do

Revoke the secret, then pack the inner archive again without it, or leave it out.

## Limits

It weighs as much as the rule that reports the secret itself. Parts that a format is made of are no inner archives:
the two tarballs of a Debian package or a gem, the layers of an image, the packages of a scanned folder. Samples are
left out.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry, Origin
from inspector.core.finding import Finding
from inspector.core.innerpath import SEPARATOR
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView, SecretPlace
from inspector.rules.level import Level, shown
from inspector.rules.place_tags import path_tags
from inspector.rules.sec.kind_severity import kind_reasons, place_severity
from inspector.rules.setting import system_reason

_ARCHIVES = (
    ".zip", ".tar", ".tgz", ".tar.gz", ".tar.xz", ".tar.bz2", ".tar.zst", ".txz", ".tbz2", ".whl", ".egg", ".crate",
    ".gem", ".nupkg", ".vsix", ".jar", ".war", ".ear", ".aar", ".7z", ".rar", ".deb", ".rpm", ".conda", ".asar", ".apk",
)  # fmt: skip
_PARTS = ("data.tar", "control.tar", "metadata.gz", "pkg-", "info-")
"""How the parts of Debian packages, gems and conda packages are called."""


class SecInNestedArchive:
    """Secrets that only an inner archive holds."""

    info: Final = RuleInfo(
        id="sec-in-nested-archive",
        title="Secret that only an inner archive holds",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Revoke the secret, then pack the inner archive again without it, or leave it out.",
        cwe=(798, 538),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per secret, at the first place where it was seen."""
        known: dict[int, bool] = {}
        for digest, places in view.secrets.items():
            real = [place for place in places if not place.is_harmless]
            archives = [_inner_archive(view, place, known) for place in real]
            outermost = archives[0] if archives else None
            if outermost is not None and all(archives):
                yield self._finding(digest, real, outermost)

    def _finding(self, digest: str, places: list[SecretPlace], archive: Entry) -> Finding:
        worst = min((place_severity(place) for place in places), key=lambda severity: severity.rank)
        first = max(places, key=lambda place: place.entry.path.count(SEPARATOR))
        return self.info.finding(
            first.entry,
            f"A secret is in the inner archive {shown(archive.name)} and in no file outside of one.",
            digest,
            severity=worst,
            reasons=kind_reasons(worst, self.info.severity),
            line=first.line,
            tags=path_tags(first.entry),
        )


def _inner_archive(view: ArtifactView, place: SecretPlace, known: dict[int, bool]) -> Entry | None:
    """The innermost archive around the place that is a file of the artifact.

    The bytes of an archive that does not compress hold the secret, too: that is the same place.
    """
    for container in (place.entry, *view.ancestors(place.entry)):
        if container.number not in known:
            known[container.number] = _is_inner_archive(view, container)
        if known[container.number]:
            return container
    return None


def _is_inner_archive(view: ArtifactView, container: Entry) -> bool:
    name = container.name.replace("\\", "/").rpartition("/")[2].lower()
    is_container = container.number in view.shipped_levels()
    if not is_container or container.origin is not Origin.ARCHIVED or not name.endswith(_ARCHIVES):
        return False
    if container.parent is None and name.startswith(_PARTS):
        return False
    is_wrapped = len(view.children(container.parent)) == 1 and container.parent is None
    level = Level(view, container, view.shipped_levels().get(container.number, []))
    return not is_wrapped and system_reason(level) is None
