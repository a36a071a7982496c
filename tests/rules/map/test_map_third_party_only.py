from inspector.core.severity import Severity
from inspector.rules.map.map_third_party_only import MapThirdPartyOnly
from tests.rules.map.map_builder import view_with

_LIBRARY = {"../node_modules/x/i.js": b"x\n", "webpack/bootstrap": b"runtime"}

flagged = view_with(
    {"dist/b.js": b""}, {"dist/a.js.map": _LIBRARY, "dist/b.js!/%map-1": {"node_modules/y/i.js": b"yy"}}
)
clean = view_with({}, {"dist/a.js.map": {**_LIBRARY, "a.ts": b"own"}, "dist/n.js.map": {"node_modules/z.js": None}})


def test_flagged() -> None:
    external, inline = MapThirdPartyOnly().check(flagged)
    assert (external.rule, external.severity, external.path) == ("map-third-party-only", Severity.INFO, "dist/a.js.map")
    assert external.message == (
        "It holds 1 third-party source, 2 B, 1 line and 1 module, 7 B, 1 line of the bundler, and nothing first-party."
    )
    assert (inline.path, inline.tags) == ("dist/b.js", ("third-party",))


def test_clean() -> None:
    assert list(MapThirdPartyOnly().check(clean)) == []


def test_hundreds_of_maps_are_counted() -> None:
    view = view_with({}, {f"dist/{n}.js.map": {"node_modules/x/i.js": b"%d" % n} for n in range(40)})
    findings = list(MapThirdPartyOnly().check(view))
    assert len(findings) == 26
    assert findings[-1].message.startswith("15 further maps with third-party sources only")
