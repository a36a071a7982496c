import json

import pytest

from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.src.src_raw_sources_shipped import SrcRawSourcesShipped
from tests.rules.view_builder import view_of


def _view(files: dict[str, bytes | None], minified: str = "package/dist/cli.js") -> ArtifactView:
    view = view_of({"package/dist/cli.js": b"x", **files})
    entry = view.at(minified)
    if entry is not None:
        view.minified.add(entry.number)
    return view


flagged = _view({"package/src/a.ts": b"1234", "package/src/deep/b.vue": b"12", "package/styles/c.scss": b"1"})
clean = _view({"package/src/a.d.ts": b"x", "package/src/a.js": b"x", "package/node_modules/x/a.ts": b"x"})


def test_flagged() -> None:
    (finding,) = SrcRawSourcesShipped().check(flagged)
    assert (finding.rule, finding.severity, finding.path) == (
        "src-raw-sources-shipped", Severity.MEDIUM, "package/src/a.ts",
    )  # fmt: skip
    assert finding.message == (
        "3 source files (7 B) in package/src, package/styles, beside package/dist/cli.js, which is minified."
    )


def test_clean() -> None:
    assert list(SrcRawSourcesShipped().check(clean)) == []


def test_sources_without_a_bundle_are_a_matter_of_course() -> None:
    assert list(SrcRawSourcesShipped().check(view_of({"package/src/a.ts": b"x", "package/a.js": b"x"}))) == []


@pytest.mark.parametrize("name", ["package/dist/a.min.js", "package/dist/a.min.css"])
def test_a_name_may_say_that_it_is_minified(name: str) -> None:
    assert len(list(SrcRawSourcesShipped().check(view_of({name: b"x", "package/src/a.ts": b"x"})))) == 1


def test_declared_sources_are_information() -> None:
    manifest = json.dumps({"name": "x", "version": "1.0.0", "files": ["dist", "src/"]}).encode()
    (finding,) = SrcRawSourcesShipped().check(_view({"package/package.json": manifest, "package/src/a.ts": b"x"}))
    assert finding.severity is Severity.INFO
    assert "meant to ship" in finding.reasons[0]
