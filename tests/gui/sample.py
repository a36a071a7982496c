"""A small artifact as events: a package with a map, two rebuilt sources, an empty file, a link and a container."""

from inspector.core.artifact import Artifact, PackageClaim
from inspector.core.container import ContainerFacts
from inspector.core.end_state import EndState
from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.events import (
    ArtifactHashed,
    ContainersRead,
    Ended,
    EntriesFound,
    EntriesHashed,
    ExposureMeasured,
    FindingsMade,
    Listed,
    MapsRead,
    Opened,
    PackageRecognised,
    ProblemsMet,
    Progress,
    ScanEvent,
)
from inspector.core.exposure import Amount, Exposure
from inspector.core.finding import Evidence, Finding
from inspector.core.problem import Problem, ProblemKind
from inspector.core.severity import Confidence, Severity
from inspector.core.sourcefacts import MapFacts, Party, SourceClass, SourceFacts
from tests.gui.fake_session import FakeSession, Gate

MAP, AGENT, CONFIG, EMPTY, LINK, BINARY, LOCKED, README = 2, 3, 4, 5, 6, 7, 8, 9
RICH_NAME = "<b>bold&amp;\u202etxt.exe"
SHA256 = "ab" * 32
CONTENTS = {
    1: b"console.log(1)\n",
    MAP: b'{"version":3}',
    AGENT: b"first\nsecond\nthird\n",
    CONFIG: b"one\ntwo = needle\n",
    BINARY: b"\x7fELF\0\0\0\0" * 8,
    README: b"<img src=x>\n",
}


def entry(number: int, path: str, kind: EntryKind = EntryKind.FILE, **more: object) -> Entry:
    name = path.rpartition("!/")[2]
    size = len(CONTENTS.get(number, b""))
    fields: dict[str, object] = {"parent": None, "origin": Origin.ARCHIVED, "size_bytes": size, **more}
    return Entry(number=number, path=path, name=name, kind=kind, **fields)  # type: ignore[arg-type]


def entries() -> tuple[Entry, ...]:
    return (
        entry(1, "package/dist/cli.js"),
        entry(MAP, "package/dist/cli.js.map"),
        entry(AGENT, "package/dist/cli.js.map!/src/agent.ts", parent=MAP, origin=Origin.REBUILT),
        entry(CONFIG, "package/dist/cli.js.map!/src/config.ts", parent=MAP, origin=Origin.REBUILT),
        entry(EMPTY, "package/empty.txt"),
        entry(LINK, "package/link", EntryKind.SYMLINK, link_target="../../etc/passwd", size_bytes=None),
        entry(BINARY, "package/tool.bin"),
        entry(LOCKED, "package/locked.txt", encrypted=True, size_bytes=10),
        entry(README, f"package/{RICH_NAME}"),
    )


def finding(rule: str, number: int | None, severity: Severity, path: str, **more: object) -> Finding:
    return Finding(
        rule, severity, Confidence.HIGH, number, path, f"Message of {rule}.", f"key-{rule}-{number}", **more  # type: ignore[arg-type]
    )  # fmt: skip


def findings() -> tuple[Finding, ...]:
    evidence = Evidence("two = <i>needle</i>", "one\ntwo = <i>needle</i>")
    config = "package/dist/cli.js.map!/src/config.ts"
    return (
        finding("map-embedded-sources", MAP, Severity.CRITICAL, "package/dist/cli.js.map"),
        finding("sec-provider-token", CONFIG, Severity.HIGH, config, line=2, column=7, evidence=evidence),
        finding("size-file", README, Severity.LOW, f"package/{RICH_NAME}"),
    )


def source(index: int, name: str, number: int) -> SourceFacts:
    return SourceFacts(index, name, name, SourceClass.PROJECT, Party.FIRST, number, has_content=True)


def listing() -> list[ScanEvent]:
    sources = (source(0, "src/agent.ts", AGENT), source(1, "src/config.ts", CONFIG))
    return [
        Opened(Artifact("sample.tgz", "tar.gz", 1234)),
        EntriesFound(entries()),
        Listed(),
        ContainersRead((ContainerFacts(None, "tar.gz", entries=7), ContainerFacts(MAP, "source-map", entries=2))),
        MapsRead((MapFacts(MAP, inline=False, file=None, source_root=None, sources=sources),)),
        Progress("Scanning", 600, 1234, 2000, 600),
    ]


def ending(state: EndState = EndState.COMPLETE) -> list[ScanEvent]:
    amount = Amount(2, 36, 5)
    exposure = Exposure(1, 0, 2, 2, 2, 36, 5, first_party=amount, by_language={"TypeScript": amount})
    problem = Problem(ProblemKind.NOT_SCANNED, "package/locked.txt", "It is encrypted.", "It was skipped.", LOCKED)
    return [
        PackageRecognised(PackageClaim("npm", "sample", "1.0.0")),
        FindingsMade(findings()),
        EntriesHashed(((1, SHA256, 15),)),
        ProblemsMet((problem,)),
        ExposureMeasured(exposure),
        ArtifactHashed(SHA256),
        Ended(state, ""),
    ]


def complete() -> FakeSession:
    return FakeSession([*listing(), *ending()], dict(CONTENTS))


def held() -> tuple[FakeSession, Gate]:
    gate = Gate()
    return FakeSession([*listing(), gate, *ending()], dict(CONTENTS)), gate
