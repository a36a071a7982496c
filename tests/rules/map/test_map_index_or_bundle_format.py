from dataclasses import replace
from typing import Any

from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.map.map_index_or_bundle_format import MapIndexOrBundleFormat
from tests.rules.map.map_builder import view_with


def _view(content: bytes | None = b"text", files: dict[str, bytes] | None = None, **facts: Any) -> ArtifactView:
    view = view_with(files or {}, {"dist/a.js.map": {"src/a.ts": content, "src/b.ts": None}})
    view.maps = {number: replace(stated, **facts) for number, stated in view.maps.items()}
    return view


flagged = _view(section_count=12)
clean = _view()


def test_flagged() -> None:
    (finding,) = MapIndexOrBundleFormat().check(flagged)
    assert (finding.rule, finding.severity) == ("map-index-or-bundle-format", Severity.MEDIUM)
    assert finding.message == "An index map with 12 sections and 2 sources, 1 of them with their text."


def test_clean() -> None:
    assert list(MapIndexOrBundleFormat().check(clean)) == []


def test_maps_of_metro() -> None:
    facts: dict[str, Any] = {"function_count": 31, "function_names": ("login", "logout", "pay\u202e", "ship")}
    (finding,) = MapIndexOrBundleFormat().check(_view(has_metro_fields=True, **facts))
    assert finding.message == (
        "A map of Metro with 2 sources, 1 of them with their text, and the names of 31 functions, among them"
        " login, logout, pay⟨U+202E⟩."
    )
    (bare,) = MapIndexOrBundleFormat().check(_view(has_metro_fields=True))
    assert bare.message == "A map of Metro with 2 sources, 1 of them with their text."


def test_nothing_to_hide_is_milder() -> None:
    (bare,) = MapIndexOrBundleFormat().check(_view(None, section_count=1))
    (shipped,) = MapIndexOrBundleFormat().check(_view(files={"src/a.ts": b"text"}, section_count=1))
    assert bare.severity is shipped.severity is Severity.INFO
