from dataclasses import replace

from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.map.map_spec_violation import MapSpecViolation
from tests.rules.map.map_builder import view_with


def _view(*sentences: str, path: str = "dist/a.js.map") -> ArtifactView:
    view = view_with({}, {path: {"a.ts": b"x"}})
    view.maps = {number: replace(facts, violations=sentences) for number, facts in view.maps.items()}
    return view


flagged = _view("/version is missing.", "More data follows the end of the map at byte 1,234.")
clean = _view()


def test_flagged() -> None:
    first, second = MapSpecViolation().check(flagged)
    assert (first.rule, first.severity, first.path) == ("map-spec-violation", Severity.LOW, "dist/a.js.map")
    assert (first.message, first.offset) == ("/version is missing.", None)
    assert second.offset == 1234


def test_clean() -> None:
    assert list(MapSpecViolation().check(clean)) == []


def test_the_place_is_no_part_of_the_identity() -> None:
    (one,) = MapSpecViolation().check(_view("The file ends or breaks off inside the map at byte 9."))
    (other,) = MapSpecViolation().check(_view("The file ends or breaks off inside the map at byte 10."))
    assert one.content_key == other.content_key


def test_maps_of_others_are_milder() -> None:
    (finding,) = MapSpecViolation().check(_view("/version is missing.", path="node_modules/x/a.js.map"))
    assert (finding.severity, finding.reasons) == (Severity.INFO, ("The map is third-party.",))
