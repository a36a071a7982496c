"""A Ruby gem compiles or runs code while it is installed.

## What it flags

`extensions` in the metadata of a gem: `extconf.rb`, a `Rakefile`, a `configure` script, or a `Cargo.toml`.

## Why it matters

Installing the gem runs that code with the rights of the user, on developers' computers and in pipelines.

## Example

`extensions: [ext/demo/extconf.rb]` in `metadata.gz`.

## What to do

Ship gems per platform with the compiled code in them, beside the source gem.

## Limits

What the code does is not judged. Anything but a compiler setup (a `Rakefile`, a shell script) is one level worse.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.rules.document_rule import DocumentFacts, Reads

_METADATA = re.compile(r"(?:^|!/)metadata(?:\.gz)?(?:!/[^!]*)?\Z")
_LIST = re.compile(rb"^extensions:\s*(?:\r?\n)(?P<items>(?:\s*- [^\n]+\n){1,50})", re.MULTILINE)
_ITEM = re.compile(rb"^\s*- [\"']?(?P<path>[^\"'\r\n]{1,200})", re.MULTILINE)
_COMPILER_SETUPS = ("extconf.rb", "cargo.toml", "cmakelists.txt")


class RunGemExtension:
    """Native code of a gem."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="run-gem-extension",
        title="Gem that runs code during installation",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Ship gems per platform with the compiled code in them.",
        cwe=(829,),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per extension."""
        document = facts.document
        if not document.data.startswith(b"--- !ruby/object:Gem::Specification") or not _METADATA.search(
            document.entry.path
        ):
            return
        listed = _LIST.search(document.data)
        for match in _ITEM.finditer(listed["items"]) if listed else ():
            path = match["path"].decode("utf-8", "replace").strip()
            is_setup = path.rpartition("/")[2].lower() in _COMPILER_SETUPS
            yield self.info.finding(
                document.entry,
                f"Installing the gem runs {visible(path)}.",
                f"extension: {path}",
                severity=None if is_setup else Severity.HIGH,
                reasons=() if is_setup else ("It is not the setup of a compiler.",),
            )
