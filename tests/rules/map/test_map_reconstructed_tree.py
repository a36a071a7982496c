import pytest

from inspector.core.severity import Severity
from inspector.rules.map.map_reconstructed_tree import MapReconstructedTree
from tests.rules.map.map_builder import view_with

flagged = view_with(
    {},
    {"dist/cli.js.map": {"../.env.production": b"A=1", "../internal/flags.ts": b"f", "../src/a.test.ts": b"t"}},
)
clean = view_with({}, {"dist/cli.js.map": {"../src/a.ts": b"x", "../.env.example": b"A=", "../private/x.ts": None}})


def test_flagged() -> None:
    (finding,) = MapReconstructedTree().check(flagged)
    assert (finding.rule, finding.severity, finding.path) == (
        "map-reconstructed-tree", Severity.HIGH, "dist/cli.js.map",
    )  # fmt: skip
    assert finding.message == (
        "Among the sources that can be rebuilt: 1 settings file, 1 file of an internal folder, 1 test."
    )
    assert finding.evidence is not None
    assert finding.evidence.context is not None
    assert "flags.ts" in finding.evidence.context


def test_clean() -> None:
    assert list(MapReconstructedTree().check(clean)) == []


@pytest.mark.parametrize(
    "name", ["../.env", "../.github/workflows/x.yml", "../config/secrets.prod.json", "../Dockerfile", "../private/a.ts"]
)
def test_names_that_weigh(name: str) -> None:
    (finding,) = MapReconstructedTree().check(view_with({}, {"a.js.map": {name: b"x"}}))
    assert finding.severity is Severity.HIGH


def test_tests_alone_are_milder() -> None:
    (finding,) = MapReconstructedTree().check(view_with({}, {"a.js!/%map-1": {"test/x.js": b"1", "test/y.js": b"2"}}))
    assert (finding.severity, finding.path) == (Severity.LOW, "a.js")
    assert "2 tests" in finding.message


def test_what_ships_anyway_or_is_third_party_is_left_out() -> None:
    sources: dict[str, bytes | None] = {"node_modules/x/test/a.js": b"1", "test/b.js": b"2"}
    assert list(MapReconstructedTree().check(view_with({"test/b.js": b"2"}, {"a.js.map": sources}))) == []
