"""Headers of the archive name the person or machine that packed it.

## What it flags

User and group names of persons in the headers of tarballs and packages, user numbers that are not those of the
system, names of files and comments in gzip headers that say where the file was made, and pax headers with attributes or
access lists of the builder's file system.

## Why it matters

A user name is a login, and often a first and last name; a number tells that the archive was packed on somebody's own
machine. Together with the times of the records it shows that a release did not come out of the pipeline.

## Example

412 of 413 records of an sdist belong to the user `carol` (501) and the group `staff`.

## What to do

Pack reproducibly: `tar --owner=0 --group=0 --numeric-owner --sort=name --mtime=...`, `gzip -n`, or a build backend
that writes neutral owners. Leave out extended attributes (`--no-xattrs`, `COPYFILE_DISABLE=1` on macOS).

## Limits

Accounts of the system and of build servers are no person. Numbers without a name are information. Layers of images
and packages of the system carry the owners that files shall have; only persons are named there.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from inspector.core.anomaly import AnomalyKind
from inspector.core.entry import Entry
from inspector.core.finding import Evidence, Finding
from inspector.core.innerpath import SEPARATOR
from inspector.core.ownership import is_third_party_path
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.core.view import ArtifactView
from inspector.rules.anomaly_findings import anomaly_findings
from inspector.rules.bounded import some_names
from inspector.rules.home_paths import NOBODY
from inspector.rules.level import Level, levels

_WITH_OWNERS = ("tar", "ar", "cpio", "rpm", "xar")
_SYSTEM: Final = frozenset({
    "adm", "admin", "audio", "backup", "bin", "builder", "cdrom", "crontab", "daemon", "dialout", "dip", "disk",
    "everyone", "fax", "floppy", "ftp", "games", "gnats", "irc", "kmem", "list", "lp", "mail", "mailnull", "man",
    "messagebus", "mysql", "network", "news", "nginx", "nogroup", "none", "operator", "plugdev", "postgres", "proxy",
    "redis", "sasl", "shadow", "ssh", "sshd", "staff", "sudo", "sync", "sys", "tape", "tty", "utmp", "uucp", "video",
    "voice", "wheel",
})  # fmt: skip
_FIRST_PERSON = 500
"""Systems give people numbers from 500, 501 or 1000 on; below are their own accounts."""
_NOBODYS_NUMBERS = (65_534, 65_535, 4_294_967_294)
_ODDITIES: Final[Mapping[AnomalyKind, tuple[Severity | None, str]]] = {
    AnomalyKind.GZIP_HEADER_TEXT: (None, ""),
    AnomalyKind.TAR_ATTRIBUTES: (None, ""),
}


class EnvPackerIdentity:
    """Who packed the archive."""

    info: Final = RuleInfo(
        id="env-packer-identity",
        title="Archive headers name who packed it",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Pack with neutral owners (`--owner=0 --group=0 --numeric-owner`), and `gzip -n`.",
        cwe=(200,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """At most one finding for the owners of each container, and those of its headers' texts."""
        for level in levels(view):
            if level.format.startswith(_WITH_OWNERS) and not _is_of_others(level.container):
                yield from self._owners(level)
        yield from anomaly_findings(self.info, view, _ODDITIES)

    def _owners(self, level: Level) -> Iterator[Finding]:
        users = _people(Counter(entry.owner for entry in level.entries))
        groups = _people(Counter(entry.group for entry in level.entries))
        if users or groups:
            named = sum(1 for e in level.entries if e.owner in users or e.group in groups)
            yield self._named(level, users, groups, named)
            return
        numbers = Counter(e.uid for e in level.entries if e.uid is not None and not e.owner and _is_persons(e.uid))
        if numbers:
            (number, count), message = numbers.most_common(1)[0], "{:,} of {:,} records belong to user number {}."
            yield self.info.finding(
                level.container,
                message.format(count, len(level.entries), number),
                f"uid: {number}",
                severity=Severity.INFO,
                reasons=("A number alone names nobody.",),
            )

    def _named(self, level: Level, users: Counter[str], groups: Counter[str], count: int) -> Finding:
        people = [name for name, _ in users.most_common()]
        teams = [name for name, _ in groups.most_common() if name not in users]
        parts = [f"the user {some_names(people)}"] if people else []
        parts += [f"the group {some_names(teams)}"] if teams else []
        uids = sorted({e.uid for e in level.entries if e.owner in users and e.uid is not None})[:3]
        excerpt = "; ".join(visible(name) for name in (people + teams)[:10])
        if uids:
            excerpt += f" (user number {', '.join(map(str, uids))})"
        return self.info.finding(
            level.container,
            f"{count:,} of {len(level.entries):,} records belong to {' and '.join(parts)}.",
            f"owners: {', '.join(sorted((people + teams)[:10]))}",
            evidence=Evidence(excerpt),
        )


def _people(names: Counter[str | None]) -> Counter[str]:
    return Counter({name: count for name, count in names.items() if name and _is_person(name)})


def _is_person(name: str) -> bool:
    lower = name.lower()
    is_of_system = lower in NOBODY or lower in _SYSTEM or lower.startswith(("_", "systemd-"))
    return not is_of_system and not name.isdigit()


def _is_persons(number: int) -> bool:
    return number >= _FIRST_PERSON and number not in _NOBODYS_NUMBERS


def _is_of_others(container: Entry | None) -> bool:
    return container is not None and is_third_party_path(container.path.replace(SEPARATOR, "/") + "/x")
