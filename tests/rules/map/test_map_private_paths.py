from dataclasses import replace

from inspector.core.severity import Severity
from inspector.core.sourcefacts import LinkKind
from inspector.rules.map.map_private_paths import MapPrivatePaths
from tests.rules.map.map_builder import link, view_with

flagged = view_with({}, {"dist/a.js.map": {"/Users/dan/Dropbox (Personal)/a.ts": None, "/Users/dan/b.ts": b"x"}})
clean = view_with({}, {"dist/a.js.map": {"../src/a.ts": b"x", "webpack://app/./src/b.ts": None}})


def test_flagged() -> None:
    (finding,) = MapPrivatePaths().check(flagged)
    assert (finding.rule, finding.severity, finding.path, finding.content_key) == (
        "map-private-paths", Severity.MEDIUM, "dist/a.js.map", "user:dan",
    )  # fmt: skip
    assert finding.message == "It names the user dan, in 2 paths."
    assert finding.evidence is not None
    assert finding.evidence.excerpt == "/Users/dan/Dropbox (Personal)/a.ts"


def test_clean() -> None:
    assert list(MapPrivatePaths().check(clean)) == []


def test_a_machines_folder_is_milder() -> None:
    (finding,) = MapPrivatePaths().check(view_with({}, {"a.js.map": {"file:///home/runner/work/a.ts": None}}))
    assert (finding.severity, finding.reasons) == (Severity.LOW, ("It names a machine's folder and no person.",))


def test_the_root_counts_even_when_the_sources_look_clean() -> None:
    (finding,) = MapPrivatePaths().check(view_with({}, {"a.js.map": {"index.ts": None}}, "/Users/chuckj/src/"))
    assert finding.message == "It names the user chuckj, in 1 path."


def test_the_roots_of_sections_count() -> None:
    view = view_with({}, {"a.js.map": {"index.ts": None, "main.ts": None}}, "/Users/chuckj/src/")
    view.maps = {number: replace(facts, source_root=None) for number, facts in view.maps.items()}
    (finding,) = MapPrivatePaths().check(view)
    assert finding.message == "It names the user chuckj, in 1 path."


def test_third_party_maps_are_milder() -> None:
    (finding,) = MapPrivatePaths().check(view_with({}, {"node_modules/x/a.js.map": {"/Users/dan/b.ts": None}}))
    assert (finding.severity, finding.tags) == (Severity.LOW, ("third-party",))


def test_a_file_address_in_a_comment() -> None:
    view = view_with({"a.js": b""}, {})
    link(view, "a.js", "file:///C:/Users/ann/a.js.map", LinkKind.REMOTE)
    (finding,) = MapPrivatePaths().check(view)
    assert (finding.path, finding.message) == ("a.js", "It names the user ann, in 1 path.")
