"""The tree of sources: one node per file, however many maps hold it."""

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.severity import Severity
from inspector.core.sourcefacts import MapFacts, Party, SourceClass, SourceFacts
from inspector.gui.models.outline import Outline
from inspector.gui.models.tree_growth import Look
from inspector.gui.models.tree_snapshot import TreeFacts, TreeSnapshot, TreeWish, build_snapshot
from tests.gui import sample


def source(index: int, path: str, entry: int | None, linked: int | None = None) -> SourceFacts:
    has_content = entry is not None
    return SourceFacts(
        index, path, path, SourceClass.PROJECT, Party.FIRST, entry, has_content=has_content, size_bytes=7,
        sha256="ab" if has_content else None, linked=linked,
    )  # fmt: skip


def source_map(number: int, *sources: SourceFacts) -> MapFacts:
    return MapFacts(number, inline=False, file=None, source_root=None, sources=sources)


def rebuilt(number: int, path: str, parent: int) -> Entry:
    return Entry(number, parent, path, path.rpartition("!/")[2], EntryKind.FILE, Origin.REBUILT, size_bytes=7)


ENTRIES = [
    sample.entry(1, "dist/a.js.map"),
    sample.entry(2, "dist/b.js.map"),
    sample.entry(3, "dist/open.ts"),
    rebuilt(4, "dist/a.js.map!/x.ts", 1),
    rebuilt(5, "dist/b.js.map!/x.ts", 2),
]
MAPS = (
    source_map(1, source(0, "x.ts", 4), source(1, "gone.ts", None), source(2, "open.ts", None, 3)),
    source_map(2, source(0, "x.ts", 5)),
)
FACTS = TreeFacts(entries=ENTRIES, artifact_name="a.tgz", source_maps=MAPS, worst_by_entry={5: Severity.HIGH})


def shown(picture: TreeSnapshot) -> dict[str, Look]:
    return {picture.tree.names[node]: Look(picture.looks[node]) for node in range(1, len(picture.tree))}


def test_each_source_is_one_node_with_a_look_of_its_own() -> None:
    picture = build_snapshot(FACTS, TreeWish(outline=Outline.SOURCES, expands_all=True))
    assert shown(picture) == {
        "dist": Look.FOLDER,
        "gone.ts": Look.NAMED,
        "open.ts": Look.SHIPPED,
        "x.ts": Look.REBUILT,
    }
    node = picture.tree.node_of_entry(4)
    assert node is not None
    assert picture.tree.node_of_entry(5) == node
    assert picture.marks.own_severity(node) is Severity.HIGH
    entry = picture.entry_at(node)
    assert entry is not None
    assert entry.path == "dist/a.js.map!/x.ts"
    assert picture.tree.sizes[0] == 21


def test_the_two_trees_take_turns() -> None:
    contents = build_snapshot(FACTS, TreeWish())
    sources = build_snapshot(FACTS, TreeWish(outline=Outline.SOURCES), contents)
    again = build_snapshot(FACTS, TreeWish(outline=Outline.SOURCES, expands_all=True), sources)
    assert again.shape is sources.shape
    more = TreeFacts(entries=ENTRIES, artifact_name="a.tgz", source_maps=(*MAPS, source_map(3, source(0, "z", None))))
    assert build_snapshot(more, TreeWish(outline=Outline.SOURCES), sources).shape is not sources.shape
    assert shown(build_snapshot(FACTS, TreeWish(), sources)) == shown(contents)


def test_a_source_of_which_only_the_name_is_known_has_a_key() -> None:
    picture = build_snapshot(FACTS, TreeWish(outline=Outline.SOURCES))
    node = picture.tree.names.index("gone.ts")
    assert picture.tree.entries[node] == 0
    assert picture.keys.node_of(picture.keys.key_of(node)) == node
    assert picture.entry_at(node) is None
