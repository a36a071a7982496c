from inspector.core.severity import Severity
from inspector.rules.map.map_embedded_sources import MapEmbeddedSources
from tests.rules.map.map_builder import view_with

_MAP = "package/dist/cli.js.map"
_OWN = b"const a = 1;\nconst b = 2;\n"
_LIBRARY = b"module.exports = {};\n"
_SHIPPED = b"export const c = 3;\n"

flagged = view_with(
    {"package/src/c.ts": _SHIPPED},
    {_MAP: {"../src/a.ts": _OWN, "../node_modules/x/i.js": _LIBRARY, "../src/c.ts": _SHIPPED, "../src/e.ts": b""}},
)
clean = view_with({"package/src/c.ts": _SHIPPED}, {_MAP: {"../node_modules/x/i.js": _LIBRARY, "../src/c.ts": _SHIPPED}})


def test_flagged() -> None:
    (finding,) = MapEmbeddedSources().check(flagged)
    assert (finding.rule, finding.severity, finding.path) == ("map-embedded-sources", Severity.CRITICAL, _MAP)
    assert finding.message == (
        "1 first-party source, 26 B, 2 lines can be rebuilt."
        " Beside them: 1 third-party source and 1 source shipped as files anyway."
    )
    assert finding.evidence is not None
    assert (finding.evidence.excerpt, finding.tags) == ("_up1/src/a.ts", ("first-party",))
    assert finding.content_key == flagged.digests[finding.entry or 0]


def test_clean() -> None:
    assert list(MapEmbeddedSources().check(clean)) == []


def test_a_map_among_other_peoples_packages_is_theirs() -> None:
    view = view_with({}, {"package/node_modules/x/dist/i.js.map": {"../src/i.ts": _OWN}})
    assert list(MapEmbeddedSources().check(view)) == []


def test_the_same_text_counts_once_and_the_largest_comes_first() -> None:
    view = view_with({}, {_MAP: {"a.ts": b"x", "b.ts": b"x", "c.ts": b"longer", "webpack/bootstrap": b"runtime"}})
    (finding,) = MapEmbeddedSources().check(view)
    assert finding.message == "2 first-party sources, 7 B, 2 lines can be rebuilt."
    assert finding.evidence is not None
    assert finding.evidence.context == "c.ts\na.ts"


def test_inline_maps_have_their_own_rule() -> None:
    assert list(MapEmbeddedSources().check(view_with({"a.js": b""}, {"a.js!/%map-1": {"a.ts": _OWN}}))) == []


def test_a_line_more_in_a_source_is_no_other_finding() -> None:
    def identity(own: bytes, *more: str) -> str | None:
        view = view_with({}, {_MAP: {"../src/a.ts": own} | {name: own + name.encode() for name in more}})
        (finding,) = MapEmbeddedSources().check(view)
        return finding.identity

    assert identity(_OWN) == identity(b"// more\n" + _OWN)
    assert identity(_OWN) != identity(_OWN, "../src/b.ts")
