"""A lock file or a configuration names a private package registry.

## What it flags

Registries other than the public ones in lock files of npm, Yarn, pnpm, Poetry, PDM, uv and Pipenv, in `.npmrc`,
`pip.conf`, requirement files, `.cargo/config.toml` and `Gemfile.lock`.

## Why it matters

The address names an internal host, and tells attackers which package names exist only there: the first half of a
dependency confusion. Users cannot install from it either.

## Example

`"resolved": "https://npm.acme.example/repository/npm/@acme/core/-/core-1.0.0.tgz"` in `package/npm-shrinkwrap.json`.

## What to do

Leave lock files out of packages, or make them anew against the public registry before the release.

## Limits

Mirrors that everybody may use look the same; the most common ones are known. One finding per registry and file.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.place_tags import path_tags

_FILES = re.compile(
    r"(?:^|/)(?:package-lock\.json|npm-shrinkwrap\.json|\.package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock"
    r"|poetry\.lock|pdm\.lock|uv\.lock|pipfile(?:\.lock)?|\.npmrc|\.yarnrc(?:\.yml)?|bunfig\.toml|pip\.(?:conf|ini)"
    r"|requirements[\w.-]*\.txt|constraints[\w.-]*\.txt|gemfile(?:\.lock)?|\.cargo/config(?:\.toml)?|cargo\.lock"
    r"|nuget\.config|pyproject\.toml)\Z",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    rb"(?:resolved\"?:?\s{1,4}\"|registry\s{0,4}[=:]\s{0,4}\"?|(?:extra-)?index-url[\s=]{1,4}\"?|tarball:\s{0,4}"
    rb"|npmRegistryServer:\s{0,4}\"?|remote:\s{1,4}|source\s{1,4}[\"']|index\s{0,4}=\s{0,4}\"(?:sparse\+|registry\+)?"
    rb"|registry\+|registry\s{0,4}=\s{0,4}\"|\burl\s{0,4}=\s{0,4}\"|value=\")(?:sparse\+)?"
    rb"https?://(?:[^\s/@\"]{1,200}@)?(?P<host>[\w.-]{1,253})"
)
_PUBLIC = re.compile(
    r"(?:^|\.)(?:npmjs\.(?:org|com)|yarnpkg\.com|npmmirror\.com|taobao\.org|jsr\.io|pypi\.org|pythonhosted\.org|pytorch\.org"
    r"|nvidia\.com|rubygems\.org|crates\.io|nuget\.org|github\.com|githubusercontent\.com|gitlab\.com|bitbucket\.org"
    r"|anaconda\.org|maven\.org|google\.com|googleapis\.com|jsdelivr\.net|unpkg\.com|piwheels\.org|pkg\.github\.com"
    r"|tuna\.tsinghua\.edu\.cn|aliyun\.com|huaweicloud\.com|example\.(?:com|org|net)|localhost|cloudsmith\.io"
    r"|readthedocs\.(?:io|org)|github\.io|w3\.org|opensource\.org|spdx\.org|microsoft\.com)\Z",
    re.IGNORECASE,
)
_MOST = 5


class EnvPrivateRegistry:
    """A registry that is not public."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="env-private-registry",
        title="Private package registry",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Leave lock files out of the package, or make them anew against the public registry.",
        cwe=(200, 427),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per registry and file."""
        document = facts.document
        name = document.entry.name.replace("\\", "/")
        if not _FILES.search(name):
            return
        is_project = name.lower().endswith("pyproject.toml")
        found: dict[str, int] = {}
        for match in _ADDRESS.finditer(document.data):
            host = match["host"].decode("ascii", "replace").lower()
            if not _PUBLIC.search(host) and not (
                is_project and b"url" in match.group()[:12] and not _is_index(document.data)
            ):
                found.setdefault(host, match.start("host"))
        for host, start in list(found.items())[:_MOST]:
            place = document.position(start)
            line = document.data[max(0, start - 60) : start + 60].decode("utf-8", "replace").strip()
            yield self.info.finding(
                document.entry,
                f"It names the registry {visible(host)}.",
                f"registry: {host}",
                line=place.line,
                column=place.column,
                offset=document.to_origin(start),
                evidence=Evidence(" ".join(visible(line, keep="\n").split())),
                tags=path_tags(document.entry),
            )


def _is_index(data: bytes) -> bool:
    """Whether a project file has a table of package sources: any other `url` in it is a home page."""
    return b"[[tool.poetry.source]]" in data or b"[[tool.uv.index]]" in data or b"[[tool.pdm.source]]" in data
