"""Files that build images or run servers are part of the artifact.

## What it flags

Dockerfiles, Compose files, Terraform and its variables, Helm charts with values, Ansible, Vagrant and Skaffold
files, as one finding per container.

## Why it matters

They name registries, hosts, accounts, networks and versions, and `.tfvars` and values files often hold passwords.
Users of a library have no use for them.

## Example

`package/deploy/production.tfvars`.

## What to do

Exclude them: list what ships in `files` of `package.json`, or in the build backend's own list.

## Limits

Products for operating servers ship such files on purpose. Source distributions, tests and packages of others are
information only.
"""

import re
from collections.abc import Iterable
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.leftover import THIRD_PARTY_REASON, Leftover, amount, leftovers, named
from inspector.rules.level import Level, levels
from inspector.rules.place_tags import is_test_path
from inspector.rules.setting import source_reason, system_reason

_INFRA = re.compile(
    r"(?:^|/)(?P<infra>(?:[^/]+\.)?Dockerfile(?:\.[^/]+)?|Containerfile|(?:docker-)?compose(?:\.[^/]+)?\.ya?ml"
    r"|[^/]+\.tf|[^/]+\.tfvars(?:\.json)?|\.terraform\.lock\.hcl|Chart\.yaml|values(?:[-.][^/]+)?\.ya?ml"
    r"|ansible\.cfg|Vagrantfile|skaffold\.ya?ml|serverless\.ya?ml|kustomization\.ya?ml|fly\.toml)\Z"
)


class VcsContainerAndInfra:
    """How it is deployed."""

    info: Final = RuleInfo(
        id="vcs-container-and-infra",
        title="Files for images and servers",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Exclude files for images and servers from the package.",
        cwe=(538,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per container."""
        for level in levels(view):
            places = leftovers(level, _INFRA)
            if places and system_reason(level) is None:
                yield self._finding(level, places)

    def _finding(self, level: Level, places: list[Leftover]) -> Finding:
        own = [place for place in places if not place.is_third_party and not is_test_path(place.path)]
        reason = source_reason(level) if own else THIRD_PARTY_REASON.replace("people.", "people, or to tests.")
        return self.info.finding(
            (own or places)[0].entry,
            f"Files for images and servers: {named(own or places)} ({amount(own or places)}).",
            f"infrastructure: {level.key}",
            severity=Severity.INFO if reason else None,
            reasons=(reason,) if reason else (),
        )
