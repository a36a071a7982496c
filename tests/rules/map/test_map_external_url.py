import pytest

from inspector.core.severity import Severity
from inspector.core.sourcefacts import LinkKind
from inspector.core.view import ArtifactView
from inspector.rules.map.map_external_url import MapExternalUrl
from tests.rules.map.map_builder import link, view_with

_URL = "https://maps.acme.io/cli/2.1.88/cli.js.map"


def _view(url: str, path: str = "dist/cli.js") -> ArtifactView:
    view = view_with({path: b"code"}, {})
    link(view, path, url, LinkKind.REMOTE)
    return view


flagged = _view(_URL)
clean = _view("webpack-internal:///x.map")


def test_flagged() -> None:
    (finding,) = MapExternalUrl().check(flagged)
    assert (finding.rule, finding.severity, finding.path, finding.line, finding.offset) == (
        "map-external-url", Severity.HIGH, "dist/cli.js", 9, 100,
    )  # fmt: skip
    assert (finding.message, finding.content_key) == (f"The map is said to be at {_URL}.", _URL)


def test_clean() -> None:
    assert list(MapExternalUrl().check(clean)) == []


@pytest.mark.parametrize("url", ["//cdn.acme.io/x.map", "http://acme.io/x.map", "HTTPS://acme.io/x"])
def test_other_spellings(url: str) -> None:
    assert len(list(MapExternalUrl().check(_view(url)))) == 1


def test_third_party_files_are_information() -> None:
    (finding,) = MapExternalUrl().check(_view(_URL, "node_modules/x/i.js"))
    assert (finding.severity, finding.tags) == (Severity.INFO, ("third-party",))


def test_remote_sources_are_told_by_host() -> None:
    names = [
        "https://git.acme.io/a.ts",
        "https://git.acme.io/b.ts",
        "https://fonts.googleapis.com/css?family=A",
        "a.ts",
    ]
    own, public = MapExternalUrl().check(view_with({}, {"a.js.map": dict.fromkeys(names)}))
    assert (own.severity, own.message) == (
        Severity.MEDIUM, "2 sources of the map are said to be at https://git.acme.io.",
    )  # fmt: skip
    assert (public.severity, public.reasons) == (Severity.INFO, ("It is a public content network.",))


def test_a_map_of_many_hosts_has_few_findings() -> None:
    names = dict.fromkeys(f"https://h{n}.acme.io/a.ts" for n in range(99))
    assert len(list(MapExternalUrl().check(view_with({}, {"a.js.map": names})))) == 10


def test_a_remote_root() -> None:
    (finding,) = MapExternalUrl().check(view_with({}, {"a.js.map": {"x.ts": None}}, "https://bucket.acme.io/src/"))
    assert finding.message == "The map's sources are said to be at https://bucket.acme.io/src/."
