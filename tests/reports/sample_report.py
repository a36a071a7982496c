"""A report with everything in it, made the way the product makes it: from events and a policy."""

import datetime as dt
import unicodedata

from inspector.core import events
from inspector.core.artifact import Artifact, PackageClaim
from inspector.core.container import ContainerFacts
from inspector.core.end_state import EndState
from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.exposure import Amount, Exposure, FolderAmount, LevelAmount, Levels, ShippedCode
from inspector.core.finding import Evidence, Finding
from inspector.core.problem import Problem, ProblemKind
from inspector.core.report import Report
from inspector.core.severity import Confidence, Severity
from inspector.core.sourcefacts import Party
from inspector.engine.assess import Assessment
from inspector.policy.load import built_in_policy

TOKEN = "ghp" + "_" + "Zk4" * 12
HOSTILE = (
    "</script><img src=x onerror=alert(1)> ``` ~~~ [x](javascript:alert(1)) ![y](https://evil.example/) @everyone "
    "#1 | \u202eevil\u2066 \x00 \x1b[31m \x1b]8;;https://evil.example\x07 \udcff https://evil.example www.evil.example "
    "\r\n# heading\n- item ${style} {0} %s &amp; <!-- ]]> \" ' \\"
)
DAY = dt.date(2026, 1, 31)


def is_inert(character: str) -> bool:
    """Whether a character only shows itself: a line feed of our own, a space, or something to see."""
    return character == "\n" or character.isprintable() or unicodedata.category(character) == "Zs"


def finding(rule: str, severity: Severity, path: str, message: str, key: str, **more: object) -> Finding:
    """A finding with the usual fields."""
    return Finding(rule, severity, Confidence.HIGH, 7, path, message, key, **more)  # type: ignore[arg-type]  # test data


def sample_findings() -> tuple[Finding, ...]:
    """One of each kind."""
    seen = Evidence(f'const KEY = "{TOKEN}";', f'import x\nconst KEY = "{TOKEN}";\nexport default KEY;')
    where = "package/dist/cli.js.map!/src/agent.ts"
    return (
        finding(
            "map-embedded-sources",
            Severity.CRITICAL,
            "package/dist/cli.js.map",
            "12 first-party sources, 45.2 kB, can be rebuilt from this map.",
            "map-1",
            tags=("first-party",),
        ),
        finding("sec-provider-token", Severity.CRITICAL, where, f"GitHub token {TOKEN}.", "s-1", line=12, column=14),
        finding(
            "sec-provider-token", Severity.HIGH, "package/a.js", f"GitHub token {TOKEN}.", "s-1", evidence=seen, line=2
        ),
        finding("vcs-ci-config", Severity.LOW, "package/.github/workflows/ci.yml", "Pipeline file.", "p-1"),
        finding("ai-instructions", Severity.LOW, "package/CLAUDE.md", "Instructions for an assistant.", "p-2"),
        finding("arc-path-traversal", Severity.CRITICAL, "../../etc/passwd", "The name climbs out.", "p-3", offset=512),
        finding("size-file", Severity.LOW, "package/dist/cli.js", "13.1 MB.", "p-4", refused_by=("pypi",)),
    )


def sample_exposure() -> Exposure:
    """Some of everything."""
    return Exposure(
        maps=2,
        inline_maps=1,
        sources_listed=40,
        sources_with_content=38,
        distinct_contents=30,
        distinct_bytes=90_000,
        distinct_lines=3_000,
        first_party=Amount(12, 45_200, 1_500),
        third_party=Amount(16, 40_000, 1_400),
        bundler=Amount(2, 4_800, 100),
        shipped_openly=Amount(1, 300, 10),
        levels=Levels(
            full=LevelAmount(30, 90_000, 3_000, 40_000),
            linked=LevelAmount(1, 300, 10),
            approximate=LevelAmount(2, 800, 40, 800),
            names_only=LevelAmount(1),
            pointer=LevelAmount(1),
        ),
        shipped_code=ShippedCode(3, 60_000, 1, 40_800),
        by_language={"TypeScript": Amount(12, 45_200, 1_500), "JavaScript": Amount(18, 44_800, 1_500)},
        by_folder=(
            FolderAmount("src/agent", Amount(8, 30_000, 1_000), Party.FIRST),
            FolderAmount("node_modules/left-pad", Amount(16, 40_000, 1_400), Party.THIRD),
            FolderAmount("src", Amount(4, 15_200, 500)),
        ),
    )


def sample_assessment(extra: tuple[Finding, ...] = (), name: str = "demo-1.0.0.tgz") -> Assessment:
    """A whole scan."""
    assessment = Assessment()
    entries = tuple(
        Entry(number, None, path, path, EntryKind.FILE, origin)
        for number, (path, origin) in enumerate(
            (("package/a.js", Origin.ARCHIVED), ("package/dist/cli.js.map!/src/agent.ts", Origin.REBUILT)), start=1
        )
    )
    for event in (
        events.Opened(Artifact(name, "tar.gz", 123_456)),
        events.EntriesFound(entries),
        events.ContainersRead((ContainerFacts(None, "tar.gz"),)),
        events.ArtifactHashed("4f" * 32),
        events.PackageRecognised(PackageClaim("npm", "demo", "1.0.0")),
        events.SecretsSeen((TOKEN,)),
        events.FindingsMade((*sample_findings(), *extra)),
        events.ProblemsMet(
            (Problem(ProblemKind.UNREADABLE, "package/x.zip", "The archive is cut.", "Its readable part is listed."),)
        ),
        events.ExposureMeasured(sample_exposure()),
        events.Progress("Reading", 1, 1, 200_000, 190_000),
        events.Ended(EndState.COMPLETE, "", "ab" * 32),
    ):
        assessment.feed(event)
    return assessment


def sample_report(extra: tuple[Finding, ...] = (), name: str = "demo-1.0.0.tgz") -> Report:
    """Under the built-in policy."""
    return sample_assessment(extra, name).report(built_in_policy(), as_of=DAY)
