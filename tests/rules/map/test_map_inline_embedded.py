from inspector.core.severity import Severity
from inspector.rules.map.map_inline_embedded import MapInlineEmbedded
from tests.rules.map.map_builder import view_with

flagged = view_with(
    {"dist/a.js": b"code"}, {"dist/a.js!/%map-1": {"a.ts": b"one\n"}, "dist/a.js!/%map-2": {"b.ts": b"two"}}
)
clean = view_with(
    {"dist/a.js": b"code"}, {"dist/a.js!/%map-1": {"node_modules/x/a.js": b"one\n"}, "dist/b.js.map": {"b.ts": b"x"}}
)


def test_flagged() -> None:
    (finding,) = MapInlineEmbedded().check(flagged)
    assert (finding.rule, finding.severity, finding.path, finding.offset) == (
        "map-inline-embedded", Severity.CRITICAL, "dist/a.js", 40,
    )  # fmt: skip
    assert finding.message == "2 inline maps: 2 first-party sources, 7 B, 2 lines can be rebuilt."


def test_clean() -> None:
    assert list(MapInlineEmbedded().check(clean)) == []
