"""Whose code a source is."""

import pytest

from inspector.core.ownership import is_third_party_path, party_of_source, with_map_path
from inspector.core.sourcefacts import MapFacts, Party, SourceClass, SourceFacts

P = SourceClass.PROJECT


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("node_modules/x/a.js", True),
        ("_up2/node_modules/x/a.js", True),
        ("a\\node_modules\\x.js", True),
        ("lib/site-packages/x.py", True),
        ("x.whl!/vendor/a.js", True),
        ("webpack:///./~/react/lib/React.js", True),
        ("~/work/app/a.ts", False),
        ("_abs/home/ci/go/pkg/mod/x.go", True),
        ("src/node_modules", False),
        ("src/my_node_modules/a.ts", False),
        ("src/vendor.ts", False),
        ("", False),
    ],
)
def test_third_party_paths(path: str, *, expected: bool) -> None:
    assert is_third_party_path(path) is expected


@pytest.mark.parametrize(
    ("name", "source_class", "map_path", "party"),
    [
        ("src/a.ts", P, "", Party.FIRST),
        ("../src/a.ts", SourceClass.OUTSIDE, "", Party.FIRST),
        ("node_modules/x.js", P, "", Party.THIRD),
        ("src/a.ts", P, "package/node_modules/x/dist/a.js.map", Party.THIRD),
        ("webpack/bootstrap", SourceClass.SYNTHETIC, "package/node_modules/x/a.map", Party.BUNDLER),
        ("https://h/a.js", SourceClass.URL, "", Party.OUTSIDE),
        ("https://h/node_modules/a.js", SourceClass.URL, "", Party.THIRD),
        (None, SourceClass.UNNAMED, "", Party.FIRST),
    ],
)
def test_parties(name: str | None, source_class: SourceClass, map_path: str, party: Party) -> None:
    assert party_of_source(name, name or "_unnamed/x", source_class, map_path) is party


def test_an_ignore_list_decides_nothing() -> None:
    source = SourceFacts(0, "src/a.ts", "src/a.ts", P, Party.FIRST)
    facts = MapFacts(1, inline=False, file=None, source_root=None, sources=(source,), ignore_list=(0,))
    assert with_map_path(facts, "package/dist/a.js.map").sources[0].party is Party.FIRST


def test_a_dependencys_map_holds_third_party_sources() -> None:
    source = SourceFacts(0, "src/a.ts", "src/a.ts", P, Party.FIRST)
    facts = MapFacts(1, inline=False, file=None, source_root=None, sources=(source,))
    assert with_map_path(facts, "package/node_modules/x/a.js.map").sources[0].party is Party.THIRD


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("package/node_modules/@acme/core/src/a.ts", False),
        ("node_modules/.pnpm/@acme+core@1.0.0/node_modules/@acme/core/a.ts", False),
        ("node_modules/@acme/core/node_modules/lodash/a.js", True),
        ("node_modules/@acme/core/vendor/a.js", True),
        ("node_modules/@acme-other/core/a.js", True),
        ("x_node_modules/@acme/a.js", False),
        ("node_modules/lodash/a.js", True),
    ],
)
def test_packages_of_own_scopes_are_first_party(path: str, *, expected: bool) -> None:
    assert is_third_party_path(path, ["@acme"]) is expected


def test_sources_of_own_scopes_are_first_party_in_maps() -> None:
    source = SourceFacts(0, "../node_modules/@acme/core/a.ts", "_up1/node_modules/@acme/core/a.ts", P, Party.THIRD)
    facts = MapFacts(1, inline=False, file=None, source_root=None, sources=(source,))
    assert with_map_path(facts, "dist/a.js.map").sources[0].party is Party.THIRD
    assert with_map_path(facts, "dist/a.js.map", ("@acme",)).sources[0].party is Party.FIRST
