import pytest

from inspector.core.severity import Severity
from inspector.core.sourcefacts import LinkKind
from inspector.core.view import ArtifactView
from inspector.rules.map.map_ambiguous_link import MapAmbiguousLink
from tests.rules.map.map_builder import link, view_with


def _view(
    url: str, kind: LinkKind = LinkKind.RELATIVE, *, ambiguous: bool = True, folder: str = "dist"
) -> ArtifactView:
    view = view_with({f"{folder}/a.js": b"", f"{folder}/a.js.map": b"{}"}, {})
    link(view, f"{folder}/a.js", url, kind, ambiguous=ambiguous)
    return view


flagged = _view("a.js.map")
clean = _view("a.js.map", ambiguous=False)


def test_flagged() -> None:
    (finding,) = MapAmbiguousLink().check(flagged)
    assert (finding.rule, finding.severity, finding.path, finding.line) == (
        "map-ambiguous-link", Severity.LOW, "dist/a.js", 9,
    )  # fmt: skip
    assert finding.message == "Some readers follow the comment to a.js.map, others take it for code or text."


def test_clean() -> None:
    assert list(MapAmbiguousLink().check(clean)) == []


@pytest.mark.parametrize("url", ["gone.map", "../../out.map", "/etc/passwd"])
def test_text_that_leads_to_no_map_is_left_out(url: str) -> None:
    assert list(MapAmbiguousLink().check(_view(url))) == []


def test_a_map_in_the_file() -> None:
    (finding,) = MapAmbiguousLink().check(_view("data:application/json;base64,", LinkKind.DATA))
    assert "the map inside the file" in finding.message


def test_files_of_others_are_milder() -> None:
    (finding,) = MapAmbiguousLink().check(_view("a.js.map", folder="node_modules/x"))
    assert finding.severity is Severity.INFO
