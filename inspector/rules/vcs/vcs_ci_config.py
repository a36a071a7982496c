"""Files that configure a build server are part of the artifact.

## What it flags

Workflows and pipeline files of the common build services: GitHub, GitLab, Travis, AppVeyor, CircleCI, Azure,
Jenkins and others, as one finding per container.

## Why it matters

They name internal servers, images, accounts and the secrets a build uses, and show how a release is made.
Users of the package have no use for them.

## Example

`package/.gitlab-ci.yml` with the address of an internal registry.

## What to do

Exclude them from wheels and npm packages: with the `files` list of `package.json`, or the build backend's own
list.

## Limits

Source distributions carry these files by custom; there, and in bundled packages of others, the finding is
information only.
"""

import re
from collections.abc import Iterable
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted
from inspector.rules.leftover import THIRD_PARTY_REASON, Leftover, leftovers, named
from inspector.rules.level import Level, levels
from inspector.rules.setting import source_reason

_CI = re.compile(
    r"(?:^|/)(?P<ci>\.github/(?:workflows|actions)/.+\.ya?ml|\.github/dependabot\.ya?ml|\.gitea/workflows/.+\.ya?ml"
    r"|\.gitlab-ci\.ya?ml|\.travis\.ya?ml|\.?appveyor\.ya?ml|\.circleci/[^/]+|circle\.ya?ml|\.drone\.ya?ml"
    r"|azure-pipelines[^/]*\.ya?ml|bitbucket-pipelines\.ya?ml|Jenkinsfile|\.buildkite/[^/]+|\.woodpecker(?:/[^/]+)?\.ya?ml"
    r"|\.cirrus\.ya?ml|\.semaphore/[^/]+|buildspec\.ya?ml|cloudbuild\.ya?ml|\.teamcity/[^/]+|wercker\.ya?ml)\Z"
)


class VcsCiConfig:
    """Pipeline files."""

    info: Final = RuleInfo(
        id="vcs-ci-config",
        title="Configuration of a build server",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Exclude pipeline files from wheels and npm packages.",
        cwe=(538,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per container."""
        for level in levels(view):
            places = leftovers(level, _CI)
            if places:
                yield self._finding(level, places)

    def _finding(self, level: Level, places: list[Leftover]) -> Finding:
        bundled = all(place.is_third_party for place in places)
        reason = THIRD_PARTY_REASON if bundled else source_reason(level)
        return self.info.finding(
            next((place for place in places if not place.is_third_party), places[0]).entry,
            f"{counted(len(places), 'pipeline file')}: {named(places)}.",
            f"pipelines: {level.key}",
            severity=Severity.INFO if reason else None,
            reasons=(reason,) if reason else (),
        )
