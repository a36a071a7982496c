from dataclasses import replace

from msgspec import structs

from inspector.core.exposure import Amount, Exposure, FolderAmount, LevelAmount, Levels, ShippedCode
from inspector.core.sourcefacts import Party
from inspector.core.view import ArtifactView
from inspector.engine.exposure import MAX_FOLDERS, measure
from tests.rules.map.map_builder import view_with


def test_nothing() -> None:
    assert measure(ArtifactView()) == Exposure()


def test_everything_is_counted_once() -> None:
    view = view_with(
        {"package/src/c.ts": b"shipped\n", "package/dist/b.js": b"code"},
        {
            "package/dist/a.js.map": {
                "../src/a.ts": b"one\ntwo",
                "../src/c.ts": b"shipped\n",
                "../src/empty.ts": b"",
                "../src/gone.ts": None,
                "../node_modules/x/i.js": b"library\n",
                "webpack/bootstrap": b"runtime",
            },
            "package/dist/b.js!/%map-1": {"../src/a.ts": b"one\ntwo", "https://acme.io/x.js": b"remote"},
        },
    )
    assert measure(view) == Exposure(
        maps=1,
        inline_maps=1,
        sources_listed=8,
        sources_with_content=7,
        distinct_contents=6,
        distinct_bytes=36,
        distinct_lines=6,
        first_party=Amount(3, 15, 3),
        third_party=Amount(1, 8, 1),
        bundler=Amount(1, 7, 1),
        outside=Amount(1, 6, 1),
        shipped_openly=Amount(1, 8, 1),
        levels=Levels(full=LevelAmount(6, 36, 6), names_only=LevelAmount(1)),
        shipped_code=ShippedCode(1, 4),
        by_language={"TypeScript": Amount(3, 15, 3), "JavaScript": Amount(2, 14, 2), "Other": Amount(1, 7, 1)},
        by_folder=(
            FolderAmount("package/src", Amount(3, 15, 3), Party.FIRST),
            FolderAmount("package/node_modules/x", Amount(1, 8, 1), Party.THIRD),
            FolderAmount("_bundler/webpack", Amount(1, 7, 1), Party.BUNDLER),
            FolderAmount("_url/acme.io", Amount(1, 6, 1), Party.OUTSIDE),
        ),
    )


def test_the_worse_reading_of_a_content_decides() -> None:
    view = view_with({}, {"a.js.map": {"node_modules/x/i.js": b"same", "src/i.js": b"same"}})
    exposure = measure(view)
    assert (exposure.first_party, exposure.third_party) == (Amount(1, 4, 1), Amount())


def test_maps_among_other_peoples_packages_are_theirs() -> None:
    exposure = measure(view_with({}, {"node_modules/x/a.js.map": {"../src/i.ts": b"text"}}))
    assert (exposure.first_party.files, exposure.third_party.files) == (0, 1)


def test_folders_are_bounded() -> None:
    view = view_with({}, {"a.js.map": {f"f{n}/a.ts": b"x" * (n + 1) for n in range(MAX_FOLDERS + 10)}})
    folders = measure(view).by_folder
    assert len(folders) == MAX_FOLDERS
    assert folders[0] == FolderAmount(f"f{MAX_FOLDERS + 9}", Amount(1, MAX_FOLDERS + 10, 1), Party.FIRST)


def test_sources_by_level_and_the_code_they_are_known_for() -> None:
    view = view_with(
        {"dist/a.js": b"0123456789", "dist/b.css": b"01234", "src/open.ts": b"one\ntwo\n", "readme.md": b"text"},
        {
            "dist/a.js.map": {
                "../src/a.ts": b"text", "../src/open.ts": None, "../src/lost.ts": None, "../src/gone.ts": None,
                "https://example.com/x.ts": None,
            },
            "dist/other.map": {"../src/lost.ts": None},
        },
    )  # fmt: skip
    shipped, linked = view.at("dist/a.js"), view.at("src/open.ts")
    assert shipped is not None
    assert linked is not None
    view.line_counts[linked.number] = 2
    first, second = view.maps.values()
    changes: tuple[dict[str, int], ...] = (
        {"mapped_bytes": 4}, {"mapped_bytes": 1, "linked": linked.number},
        {"mapped_bytes": 3, "approximate": 90, "mapped_lines": 7}, {}, {},
    )  # fmt: skip
    sources = tuple(structs.replace(s, **c) for s, c in zip(first.sources, changes, strict=True))
    view.maps[first.entry] = replace(first, sources=sources, shipped=shipped.number, mapped_bytes=8)
    lesser = structs.replace(second.sources[0], approximate=91, mapped_bytes=2, mapped_lines=9)
    view.maps[second.entry] = replace(second, sources=(lesser,), shipped=shipped.number, mapped_bytes=2)
    exposure = measure(view)
    assert exposure.levels == Levels(
        full=LevelAmount(1, 4, 1, 4),
        linked=LevelAmount(1, 8, 2, 1),
        approximate=LevelAmount(1, 3, 9, 3),
        names_only=LevelAmount(1),
        pointer=LevelAmount(1),
    )
    assert exposure.shipped_code == ShippedCode(files=2, bytes=15, mapped_files=1, mapped_bytes=8)
    assert exposure.shipped_code.mapped_share == 8 / 15
