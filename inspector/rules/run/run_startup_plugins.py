"""A wheel registers code that other programs load by themselves.

## What it flags

Entry points of a wheel in groups that other tools load without being asked: pytest plugins, hooks of setuptools and
distutils, Babel, Sphinx, Jupyter, MkDocs and the like, and entry points of Python's own `sitecustomize` replacements.

## Why it matters

Installing such a package changes what other programs do: its code runs in every test run or build of that environment.

## Example

`[pytest11]` with `demo = demo.plugin` in `entry_points.txt`.

## What to do

Nothing, if the package is meant as a plugin. Otherwise remove the group.

## Limits

Console commands and groups of unknown programs are not listed.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.wheel import iter_dist_infos
from inspector.rules.bounded import counted

_LOADERS = {
    "pytest11": "pytest",
    "distutils.commands": "setuptools",
    "distutils.setup_keywords": "setuptools",
    "setuptools.finalize_distribution_options": "setuptools",
    "setuptools.file_finders": "setuptools",
    "egg_info.writers": "setuptools",
    "babel.extractors": "Babel",
    "sphinx.html_themes": "Sphinx",
    "jupyter_serverproxy_servers": "Jupyter",
    "mkdocs.plugins": "MkDocs",
    "flake8.extension": "flake8",
    "pylint.plugins": "pylint",
    "hypothesis": "hypothesis",
    "keyring.backends": "keyring",
    "virtualenv.activate": "virtualenv",
    "opentelemetry_configurator": "OpenTelemetry",
    "opentelemetry_distro": "OpenTelemetry",
}
_SECTION = re.compile(r"^\s*\[\s*(?P<group>[^\]\n]{1,200}?)\s*\]\s*$", re.MULTILINE)


class RunStartupPlugins:
    """Entry points that others load."""

    info: Final = RuleInfo(
        id="run-startup-plugins",
        title="Code that other programs load by themselves",
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Remove the group from the entry points unless the package is meant as a plugin.",
        cwe=(829,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per group."""
        for info in iter_dist_infos(view):
            name = f"{info.folder}/entry_points.txt"
            body = info.level.body(name) if info.is_wheel else None
            if body is None:
                continue
            text = body.decode("utf-8", "replace")
            for match in _SECTION.finditer(text):
                program = _LOADERS.get(match["group"])
                if program is not None:
                    count = _points(text[match.end() :])
                    message = f"{program} loads {counted(count, 'entry point')} of the group {match['group']}."
                    line = text.count("\n", 0, match.start("group")) + 1
                    yield self.info.finding(info.level.files[name], message, f"group: {match['group']}", line=line)


def _points(rest: str) -> int:
    """Entry points up to the next group."""
    following = _SECTION.search(rest)
    return sum("=" in line for line in rest[: following.start() if following else len(rest)].splitlines())
