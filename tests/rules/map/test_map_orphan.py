from inspector.core.entry import Origin
from inspector.core.severity import Severity
from inspector.rules.map.map_orphan import MapOrphan
from tests.rules.map.map_builder import link, view_with
from tests.rules.view_builder import add_entry

flagged = view_with({"dist/a.js": b""}, {"dist/a.js.map": {"a.ts": b"x"}})
clean = view_with({"dist/a.js": b""}, {"dist/a.js.map": {"a.ts": b"x"}, "dist/a.js!/%map-1": {"b.ts": b"y"}})
link(clean, "dist/a.js", "./a.js.map?v=2")


def test_flagged() -> None:
    (finding,) = MapOrphan().check(flagged)
    assert (finding.rule, finding.severity, finding.path) == ("map-orphan", Severity.LOW, "dist/a.js.map")
    assert finding.message == "No comment leads to it. By its name it belongs to dist/a.js."


def test_clean() -> None:
    assert list(MapOrphan().check(clean)) == []


def test_a_map_that_belongs_to_nothing() -> None:
    (finding,) = MapOrphan().check(view_with({}, {"node_modules/x/a.map": {"a.ts": b"x"}}))
    assert (finding.message, finding.severity) == ("No comment leads to it.", Severity.INFO)


def test_rebuilt_maps_are_left_out() -> None:
    view = view_with({"a.js": b""}, {"a.js.map": {"b.js.map": b"{}"}})
    link(view, "a.js", "a.js.map")
    inner = add_entry(view, "b.js.map", view.at("a.js.map"), origin=Origin.REBUILT)
    view.maps[inner.number] = next(iter(view.maps.values()))
    assert list(MapOrphan().check(view)) == []
