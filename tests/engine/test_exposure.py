from inspector.core.exposure import Amount, Exposure, FolderAmount
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
        by_language={"TypeScript": Amount(3, 15, 3), "JavaScript": Amount(2, 14, 2), "Other": Amount(1, 7, 1)},
        by_folder=(
            FolderAmount("package/src", Amount(3, 15, 3)),
            FolderAmount("package/node_modules/x", Amount(1, 8, 1)),
            FolderAmount("_bundler/webpack", Amount(1, 7, 1)),
            FolderAmount("_url/acme.io", Amount(1, 6, 1)),
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
    assert folders[0] == FolderAmount(f"f{MAX_FOLDERS + 9}", Amount(1, MAX_FOLDERS + 10, 1))
