from dataclasses import replace

import pytest

from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.map.map_stale import MapStale
from tests.rules.map.map_builder import view_with


def _view(positions: int, outside: int, *, has_file: bool = True) -> ArtifactView:
    view = view_with({"dist/a.js": b"x"}, {"dist/a.js.map": {"a.ts": b"x"}})
    entry = view.at("dist/a.js")
    assert entry is not None
    view.maps = {
        number: replace(
            facts,
            shipped=entry.number if has_file else None,
            position_count=positions,
            positions_outside=outside,
        )
        for number, facts in view.maps.items()
    }
    return view


flagged = _view(13573, 13573)
clean = _view(1000, 100)


def test_flagged() -> None:
    (finding,) = MapStale().check(flagged)
    assert (finding.rule, finding.severity, finding.path) == ("map-stale", Severity.LOW, "dist/a.js.map")
    assert finding.message == "It does not fit dist/a.js: 13,573 of 13,573 positions lie outside that file."


def test_clean() -> None:
    assert list(MapStale().check(clean)) == []


@pytest.mark.parametrize("view", [_view(19, 19), _view(0, 0), _view(1000, 1000, has_file=False)])
def test_too_little_to_say(view: ArtifactView) -> None:
    assert list(MapStale().check(view)) == []
