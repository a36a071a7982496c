"""A `setup.py` starts programs, downloads or decodes hidden code.

## What it flags

Calls in `setup.py` that start other programs, open network connections, or decode text; worst when decoded text is
executed.

## Why it matters

`setup.py` runs on the computer of everyone who installs the package from source, with all their rights. Code that
fetches or unpacks something there is how malicious packages get in.

## Example

`urllib.request.urlopen("https://example.net/x")` followed by `exec(...)` in `demo-1.0/setup.py`.

## What to do

Move metadata to `[project]` in `pyproject.toml`, which runs nothing. Read versions with
`setuptools-scm` or `[tool.setuptools.dynamic]` instead of starting git. Ship sources of native code instead of
downloading them, or use a build backend made for it (scikit-build-core, meson-python, maturin).

## Limits

Calls are found by name: what is built up at run time is not seen. Starting a compiler is ordinary and reported as
medium. A `setup.py` in a wheel is not run and reported as information.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Evidence, Finding
from inspector.core.ownership import is_third_party_path
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.wheel import DistInfo, iter_dist_infos
from inspector.rules.bounded import some_names
from inspector.rules.level import components
from inspector.rules.run.python_calls import PythonCall, python_calls
from inspector.rules.run.whole_words import whole_words


class _Deed(StrEnum):
    SPAWNS = "starts programs"
    DOWNLOADS = "opens network connections"
    DECODES = "decodes text"
    EXECUTES = "executes text"


_EXACT = {
    "os.system": _Deed.SPAWNS,
    "os.popen": _Deed.SPAWNS,
    "os.startfile": _Deed.SPAWNS,
    "os.posix_spawn": _Deed.SPAWNS,
    "pty.spawn": _Deed.SPAWNS,
    "urllib.urlopen": _Deed.DOWNLOADS,
    "urllib.urlretrieve": _Deed.DOWNLOADS,
    "bytes.fromhex": _Deed.DECODES,
    "bytearray.fromhex": _Deed.DECODES,
    "marshal.loads": _Deed.DECODES,
    "zlib.decompress": _Deed.DECODES,
    "lzma.decompress": _Deed.DECODES,
    "bz2.decompress": _Deed.DECODES,
    "gzip.decompress": _Deed.DECODES,
    "codecs.decode": _Deed.DECODES,
    "exec": _Deed.EXECUTES,
    "eval": _Deed.EXECUTES,
}
_BEGINNINGS = (
    ("subprocess.", _Deed.SPAWNS),
    ("commands.get", _Deed.SPAWNS),
    ("os.spawn", _Deed.SPAWNS),
    ("os.exec", _Deed.SPAWNS),
    ("asyncio.create_subprocess", _Deed.SPAWNS),
    ("urllib.request.", _Deed.DOWNLOADS),
    ("urllib2.", _Deed.DOWNLOADS),
    ("urllib3.", _Deed.DOWNLOADS),
    ("requests.", _Deed.DOWNLOADS),
    ("httpx.", _Deed.DOWNLOADS),
    ("aiohttp.", _Deed.DOWNLOADS),
    ("http.client.", _Deed.DOWNLOADS),
    ("httplib.", _Deed.DOWNLOADS),
    ("socket.", _Deed.DOWNLOADS),
    ("ftplib.", _Deed.DOWNLOADS),
    ("base64.", _Deed.DECODES),
    ("binascii.", _Deed.DECODES),
)
_HARMLESS = frozenset({"base64.b64encode", "base64.urlsafe_b64encode", "binascii.hexlify", "socket.gethostname"})


@dataclass(frozen=True, slots=True)
class _Verdict:
    severity: Severity
    reasons: list[str]


class RunSetupPy:
    """A `setup.py` that does more than describe a package."""

    info: Final = RuleInfo(
        id="run-setup-py",
        title="setup.py that starts programs, downloads or decodes",
        severity=Severity.HIGH,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Move metadata to `[project]` in `pyproject.toml` and native builds to a build backend.",
        cwe=(506, 829),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """At most one finding per file."""
        wheels = {info.level.container.number if info.level.container else None for info in _wheels(view)}
        for number, body in sorted(view.bodies.items()):
            entry = view.entries[number]
            parts = components(entry.name)
            if parts and parts[-1] == "setup.py":
                yield from self._file(entry, body, is_in_wheel=entry.parent in wheels)

    def _file(self, entry: Entry, body: bytes, *, is_in_wheel: bool) -> Iterator[Finding]:
        calls = [(call, deed) for call in python_calls(body) if (deed := _deed(call.name))]
        verdict = _verdict({deed for _, deed in calls})
        if verdict is None:
            return
        severity, reasons = verdict.severity, list(verdict.reasons)
        place = _place_reason(entry, is_in_wheel=is_in_wheel)
        if place:
            severity = Severity.INFO if is_in_wheel else severity.shifted(-1)
            reasons.append(place)
        names = sorted({call.name for call, _ in calls})
        deeds = ", ".join(dict.fromkeys(deed.value for _, deed in calls))
        yield self.info.finding(
            entry,
            f"It {deeds}: {some_names(names, 5)}.",
            f"calls:{','.join(names)}"[:400],
            severity=severity,
            line=calls[0][0].line,
            evidence=Evidence(_line(body, calls[0][0])),
            reasons=reasons,
            tags=["third-party"] if is_third_party_path(entry.name) else [],
        )


def _wheels(view: ArtifactView) -> Iterator[DistInfo]:
    return (info for info in iter_dist_infos(view) if info.is_wheel)


def _deed(name: str) -> _Deed | None:
    if name in _HARMLESS:
        return None
    return _EXACT.get(name) or next((deed for beginning, deed in _BEGINNINGS if name.startswith(beginning)), None)


def _verdict(deeds: set[_Deed]) -> _Verdict | None:
    """Severity by combination: reading a version file with `exec` alone is ordinary."""
    acts = deeds - {_Deed.EXECUTES}
    if not acts:
        return None
    if _Deed.DECODES in deeds and len(deeds) > 1:
        return _Verdict(Severity.CRITICAL, ["It decodes text, and executes, downloads or starts something."])
    if _Deed.DOWNLOADS in deeds:
        return _Verdict(Severity.HIGH, [])
    if _Deed.DECODES in deeds:
        return _Verdict(Severity.MEDIUM, ["It decodes text and does nothing else that stands out."])
    return _Verdict(Severity.MEDIUM, ["It only starts programs, as builds with a compiler do."])


def _place_reason(entry: Entry, *, is_in_wheel: bool) -> str | None:
    if is_in_wheel:
        return "Installing a wheel does not run it."
    return (
        "It lies further inside: installing this package does not run it." if len(components(entry.name)) > 2 else None
    )


def _line(body: bytes, call: PythonCall) -> str:
    lines = body.decode("utf-8-sig", "replace").split("\n")
    return whole_words(lines[call.line - 1].strip()) if call.line <= len(lines) else ""
