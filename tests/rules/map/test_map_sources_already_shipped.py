from inspector.core.severity import Severity
from inspector.rules.map.map_sources_already_shipped import MapSourcesAlreadyShipped
from tests.rules.map.map_builder import view_with

_FILES = {"src/a.ts": b"one\ntwo\n"}

flagged = view_with(_FILES, {"dist/a.js.map": {"../src/a.ts": b"one\ntwo\n", "../node_modules/x.js": b"lib"}})
clean = view_with(
    _FILES, {"dist/a.js.map": {"../src/a.ts": b"one\ntwo\n", "../src/b.ts": b"secret"}, "n.map": {"x": None}}
)


def test_flagged() -> None:
    (finding,) = MapSourcesAlreadyShipped().check(flagged)
    assert (finding.rule, finding.severity, finding.path) == (
        "map-sources-already-shipped", Severity.INFO, "dist/a.js.map",
    )  # fmt: skip
    assert finding.message == "1 first-party source, 8 B, 2 lines: all of it ships as plain files as well."


def test_clean() -> None:
    assert list(MapSourcesAlreadyShipped().check(clean)) == []


def test_a_rebuilt_source_is_no_shipped_file() -> None:
    view = view_with({}, {"dist/a.js.map": {"a.ts": b"text"}})
    assert list(MapSourcesAlreadyShipped().check(view)) == []
