"""Ruby gems: a `metadata` file, compressed, beside `data.tar.gz`.

It is YAML with Ruby's own types. Name and version stand in two fixed places, so lines are enough and no YAML
reader sees foreign types.
"""

import re

from inspector.core.artifact import PackageClaim
from inspector.core.entry import Entry
from inspector.packages.claim import claim
from inspector.packages.level import PackageLevel, level_of

_NAME = re.compile(r"^name: ['\"]?([A-Za-z0-9._-]{1,256})", re.MULTILINE)
_VERSION = re.compile(r"^version: !ruby/object:Gem::Version\n  version: ['\"]?([A-Za-z0-9._-]{1,128})", re.MULTILINE)


def recognise(level: PackageLevel) -> PackageClaim | None:
    """The claim of a gem."""
    packed = level.files.get("metadata.gz")
    if packed is None or "data.tar.gz" not in level.files:
        return None
    body = _unpacked(level, packed)
    text = body.decode("utf-8", "replace").replace("\r\n", "\n") if body else ""
    name, version = _NAME.search(text), _VERSION.search(text)
    return claim("gem", name[1], version[1] if version else None) if name else None


def _unpacked(level: PackageLevel, packed: Entry) -> bytes | None:
    inner = level_of(level.view, packed)
    return next((inner.body(name) for name in inner.files), None)
