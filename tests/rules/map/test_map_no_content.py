from dataclasses import replace

import pytest

from inspector.core.severity import Severity
from inspector.rules.map.map_no_content import MapNoContent
from tests.rules.map.map_builder import view_with

flagged = view_with({}, {"dist/a.js.map": {"../src/fraud-rules.ts": None, "../src/b.ts": None}})
clean = view_with({}, {"dist/a.js.map": {"../src/a.ts": None, "../src/b.ts": b""}, "dist/e.js.map": {}})


def test_flagged() -> None:
    (finding,) = MapNoContent().check(flagged)
    assert (finding.rule, finding.severity, finding.path) == ("map-no-content", Severity.LOW, "dist/a.js.map")
    assert finding.message == "It tells 2 sources by name, without their text."


def test_clean() -> None:
    assert list(MapNoContent().check(clean)) == []


def test_names_from_the_code_are_counted() -> None:
    view = view_with({}, {"a.js.map": {"a.ts": None}})
    view.maps = {number: replace(facts, name_count=2310) for number, facts in view.maps.items()}
    (finding,) = MapNoContent().check(view)
    assert finding.message == "It tells 1 source by name and 2,310 names from the code, without their text."


@pytest.mark.parametrize(
    ("path", "source", "root", "reason"),
    [
        ("dist/a.d.ts.map", "../src/x.ts", None, "It is a map of type declarations."),
        ("node_modules/x/a.js.map", "../src/x.ts", None, "All that it names is third-party."),
        ("dist/a.js.map", "../node_modules/x/x.ts", None, "All that it names is third-party."),
        ("dist/a.js.map", "../src/a.ts", None, "All that it names ships in the artifact."),
        ("dist/a.js.map", "a.ts", "../src/", "All that it names ships in the artifact."),
    ],
)
def test_what_is_harmless(path: str, source: str, root: str | None, reason: str) -> None:
    (finding,) = MapNoContent().check(view_with({"src/a.ts": b"text"}, {path: {source: None}}, root))
    assert (finding.severity, finding.reasons) == (Severity.INFO, (reason,))


def test_the_worst_come_first() -> None:
    maps: dict[str, dict[str, bytes | None]] = {f"d/{n}.d.ts.map": {"x.ts": None} for n in range(30)}
    findings = list(MapNoContent().check(view_with({}, {**maps, "d/z.js.map": {"hidden.ts": None}})))
    assert findings[0].path == "d/z.js.map"
    assert len(findings) == 26
