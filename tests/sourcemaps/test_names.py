"""Names of sources: their class, their place in the tree, nothing lost and nothing escaping."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.sourcefacts import SourceClass
from inspector.sourcemaps.names import MAX_COMPONENTS, MAX_PATH_CHARACTERS, place_source, place_sources

P, O, A, U, S, N, D = SourceClass  # noqa: E741 - one letter per class keeps the table readable
CONTEXT = r"webpack://m/./node_modules/m/locale/ sync ^\.\/locale\/[A-Za-z]+\.tsx%3F$"


@pytest.mark.parametrize(
    ("name", "root", "tree_path", "source_class"),
    [
        ("src/a.ts", None, "src/a.ts", P),
        ("./src//x/../a.ts", None, "src/a.ts", P),
        ("../../src/a.ts", None, "_up2/src/a.ts", O),
        ("a/../../b", None, "_up1/b", O),
        ("_up1/b", None, "_up0/_up1/b", P),
        ("../_up1/b", None, "_up1/_up1/b", O),
        ("_upper/b", None, "_upper/b", P),
        ("../../../../etc/passwd", None, "_up4/etc/passwd", O),
        ("..\\..\\x", None, "_up2/x", O),
        ("..%2f..%2fx", None, "..%2f..%2fx", P),
        ("/etc/cron.d/x", None, "_abs/etc/cron.d/x", A),
        ("file:///C:/Users/ann/app/a.ts", None, "_abs/C/Users/ann/app/a.ts", A),
        ("C:\\Users\\ann\\app\\a.ts", None, "_abs/C/Users/ann/app/a.ts", A),
        ("\\\\srv\\share\\a.ts", None, "_abs/srv/share/a.ts", A),
        ("out-editor/vs/file:/mnt/vss/a.ts", None, "_abs/mnt/vss/a.ts", A),
        ("index.ts", "/Users/c/src/", "_abs/Users/c/src/index.ts", A),
        ("src/a.ts", "..", "_up1/src/a.ts", O),
        ("a.ts", "https://bucket.example/x", "_url/bucket.example/x/a.ts", U),
        ("https://fonts.example/css?family=Roboto", None, "_url/fonts.example/css", U),
        ("https://fonts.example/css", "src", "_url/fonts.example/css", U),
        ("./src/a.ts", "webpack:///", "src/a.ts", P),
        ("../x.ts", "webpack:///", "_up1/x.ts", O),
        ("src/a.ts", "webpack://", "src/a.ts", P),
        ("src/a.ts", "webpack:/", "src/a.ts", P),
        ("src/a.ts", "webpack://ns", "src/a.ts", P),
        ("src/a.ts", "file:///", "_abs/src/a.ts", A),
        ("src/a.ts", "/", "_abs/src/a.ts", A),
        ("webpack://@acme/app/./src/a.ts", None, "src/a.ts", P),
        ("webpack://@acme/app/webpack/bootstrap", None, "_bundler/@acme/app/webpack/bootstrap", S),
        ("webpack://@acme/a.ts", None, "a.ts", P),
        ("turbopack://[project]/app/p.tsx", None, "app/p.tsx", P),
        ("webpack://ns/./src/a", None, "src/a", P),
        ("webpack://ns/src/a", None, "src/a", P),
        ("webpack:///src/a", None, "src/a", P),
        ("webpack://./src/s.css", None, "src/s.css", P),
        ("webpack:////home/x/a.ts", None, "_abs/home/x/a.ts", A),
        ("webpack://ns/../lib/a.js", None, "_up1/lib/a.js", O),
        ("webpack://ns/(webpack)/buildin/module.js", None, "_bundler/ns/(webpack)/buildin/module.js", S),
        ("webpack://ns/webpack/bootstrap", None, "_bundler/ns/webpack/bootstrap", S),
        ("webpack://ns/./webpack/settings.js", None, "webpack/settings.js", P),
        ('webpack://ns/external umd {"root":"React"}', None, '_bundler/ns/external umd {"root":"React"}', S),
        (r" lazy ^\.\/.*\.js$ strict namespace object", None, "_bundler/lazy ^_.__.*_.js$ strict namespace object", S),
        (r"./src/loc|lazy|/^\.\/.*\.js$/|group: {}", None, "_bundler/src_loc|lazy|_^_.__.*_.js$_|group: {}", S),
        (CONTEXT, None, "_bundler/m/node_modules_m_locale_ sync ^_.__locale__[A-Za-z]+_.tsx%3F$", S),
        ("turbopack:///[project]/app/p.tsx", None, "app/p.tsx", P),
        ("[turbopack]/browser/runtime.ts", None, "_bundler/[turbopack]/browser/runtime.ts", S),
        ("[next]/internal/font.js", None, "_bundler/[next]/internal/font.js", S),
        ("\0virtual:x", None, "_bundler/\0virtual:x", S),
        ("dep:react", None, "_bundler/dep:react", S),
        ("node:fs", "src", "_bundler/node:fs", S),
        ("src/sync/lazy.ts", None, "src/sync/lazy.ts", P),
        ("a\0b", None, "a\0b", P),
        (None, None, "_unnamed/key", N),
        ("", "src", "_unnamed/key", N),
        ("data:text/plain,x", None, "_data/a2d87bae", D),
    ],
)  # fmt: skip
def test_places(name: str | None, root: str | None, tree_path: str, source_class: SourceClass) -> None:
    placed = place_source(name, root, "key")
    assert (placed.tree_path, placed.source_class) == (tree_path, source_class)


def test_a_namespace_is_remembered() -> None:
    placed = place_source("ng://ngx-toastr/toastr/a.ts", None)
    assert (placed.tree_path, placed.namespace) == ("toastr/a.ts", "ngx-toastr")


def test_the_namespace_of_a_scoped_package_is_its_name() -> None:
    assert place_source("webpack://@acme/app/./src/a.ts", None).namespace == "@acme/app"


def test_a_query_is_a_variant() -> None:
    placed = place_source("webpack://a/./x.vue?vue&type=template", None)
    assert (placed.tree_path, placed.variant) == ("x.vue", "vue&type=template")


def test_namespaces_stay_where_they_would_collide() -> None:
    placed = place_sources(
        [
            ("webpack://a/./x.js", None, ""),
            ("webpack://b/./x.js", None, ""),
            ("webpack://a/./only.js", None, ""),
            ("webpack://a/webpack/bootstrap", None, ""),
        ]
    )
    assert [p.tree_path for p in placed] == ["a/x.js", "b/x.js", "only.js", "_bundler/a/webpack/bootstrap"]


def test_two_spellings_of_one_path_meet() -> None:
    placed = place_sources([("webpack://ns/./src/a.js", None, ""), ("webpack://ns/src/a.js", None, "")])
    assert {p.tree_path for p in placed} == {"src/a.js"}


@pytest.mark.parametrize("name", ["a/" * 4096 + "x", "x" * 65536, "../" * 5000 + "x", "webpack://n/" + "y/" * 9000])
def test_hostile_lengths_are_bounded(name: str) -> None:
    path = place_source(name, None).tree_path
    assert len(path) <= MAX_PATH_CHARACTERS
    assert path.count("/") < MAX_COMPONENTS
    assert path != place_source(name + "z", None).tree_path


PIECE = st.sampled_from(
    ["..", ".", "", "/", "\\", "webpack://", "file:", "C:", "?", "src", "a.ts", "\0", "|lazy|", "~", " "]
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(PIECE | st.text(max_size=3), max_size=10), st.none() | st.sampled_from(["", "/", "..", "x/", "https://h"])
)
def test_no_tree_path_climbs_or_is_empty(pieces: list[str], root: str | None) -> None:
    path = place_source("".join(pieces), root, "k").tree_path
    assert not {"", ".", ".."} & set(path.split("/"))
