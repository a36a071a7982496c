import pytest

from inspector.core.entry import Origin
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.map.map_dangling_reference import MapDanglingReference
from tests.rules.map.map_builder import link, view_with
from tests.rules.view_builder import add_entry


def _view(url: str, *, ambiguous: bool = False) -> ArtifactView:
    view = view_with({"p/dist/a.js": b"", "p/dist/a b.js.map": b"{}", "in.tgz!/p/dist/x.js.map": b"{}"}, {})
    link(view, "p/dist/a.js", url, ambiguous=ambiguous)
    return view


flagged = _view("a.js.map")
clean = _view("a%20b.js.map?v=1#x")


def test_flagged() -> None:
    (finding,) = MapDanglingReference().check(flagged)
    assert (finding.rule, finding.severity, finding.path, finding.line) == (
        "map-dangling-reference", Severity.INFO, "p/dist/a.js", 9,
    )  # fmt: skip
    assert finding.message == "The map a.js.map is not in the artifact."


def test_clean() -> None:
    assert list(MapDanglingReference().check(clean)) == []


@pytest.mark.parametrize("url", ["x.js.map", "/etc/passwd", "../../../a b.js.map", "in.tgz!/p/dist/x.js.map"])
def test_only_the_files_own_container_is_looked_at(url: str) -> None:
    assert len(list(MapDanglingReference().check(_view(url)))) == 1


def test_a_doubtful_comment_is_less_certain() -> None:
    (finding,) = MapDanglingReference().check(_view("a.js.map", ambiguous=True))
    assert finding.confidence is Confidence.LOW


def test_rebuilt_sources_are_left_out() -> None:
    view = view_with({}, {"a.js.map": {"a.ts": b"x"}})
    add_entry(view, "a.ts", view.at("a.js.map"), origin=Origin.REBUILT)
    link(view, "a.js.map!/a.ts", "gone.map")
    assert list(MapDanglingReference().check(view)) == []
