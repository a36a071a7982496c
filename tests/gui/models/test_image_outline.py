"""The tree of images: layers laid on each other, nested archives below their files, shared layers in each image."""

from inspector.core.container import ContainerFacts
from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.image import ImageFacts, LayerFacts
from inspector.core.severity import Severity
from inspector.gui.models.outline import Outline
from inspector.gui.models.tree_columns import Column
from inspector.gui.models.tree_growth import Look
from inspector.gui.models.tree_snapshot import TreeFacts, TreeSnapshot, TreeWish, build_snapshot

CONFIG, LOWER, UPPER, OLD, KEY, WHEEL, MODULE, NEW, WHITEOUT, LINK = range(1, 11)


def entry(number: int, name: str, parent: int | None = None, **more: object) -> Entry:
    fields: dict[str, object] = {"kind": EntryKind.FILE, "origin": Origin.ARCHIVED, "size_bytes": 10, **more}
    return Entry(number=number, parent=parent, path=f"{parent}!/{name}", name=name, **fields)  # type: ignore[arg-type]


ENTRIES = [
    entry(CONFIG, "config.json"), entry(LOWER, "1/layer.tar"), entry(UPPER, "2/layer.tar"),
    entry(OLD, "etc/a", LOWER), entry(KEY, "key", LOWER), entry(WHEEL, "opt/w.whl", LOWER),
    entry(MODULE, "tool.py", WHEEL), entry(NEW, "etc/a", UPPER), entry(WHITEOUT, ".wh.key", UPPER),
    entry(LINK, "same.whl", UPPER, kind=EntryKind.HARDLINK, link_target="opt/w.whl", size_bytes=0),
]  # fmt: skip
LAYERS = (LayerFacts("1/layer.tar", LOWER), LayerFacts("2/layer.tar", UPPER), LayerFacts("sha256:abc", None))
CONTAINERS: dict[int | None, ContainerFacts] = {
    None: ContainerFacts(None, "tar"), LOWER: ContainerFacts(LOWER, "tar"), UPPER: ContainerFacts(UPPER, "tar.gz"),
    WHEEL: ContainerFacts(WHEEL, "zip"),
}  # fmt: skip


def image(platform: str = "linux/amd64") -> ImageFacts:
    return ImageFacts(None, ("acme/tool:1",), platform, None, CONFIG, LAYERS)


def picture_of(*images: ImageFacts, **more: object) -> TreeSnapshot:
    facts = TreeFacts(
        entries=ENTRIES, artifact_name="a.tar", images=images, layers=CONTAINERS,
        containers=frozenset({LOWER, UPPER, WHEEL}), worst_by_entry={MODULE: Severity.HIGH, KEY: Severity.CRITICAL},
    )  # fmt: skip
    return build_snapshot(facts, TreeWish(outline=Outline.IMAGE, expands_all=True, **more))  # type: ignore[arg-type]


def rows(picture: TreeSnapshot) -> list[tuple[int, str, str]]:
    tree = picture.tree
    return [(tree.depths[node], tree.names[node], picture.badge_of(node)) for node in picture.rows.rows]


def test_one_image_stands_at_the_top() -> None:
    picture = picture_of(image())
    assert rows(picture) == [
        (1, "File system", ""), (2, "etc", ""), (3, "a", "layer 2"), (3, "a", "layer 1, replaced in 2"),
        (2, "opt", ""), (3, "w.whl", "layer 1"), (4, "tool.py", ""), (2, "key", "layer 1, deleted in 2"),
        (2, "same.whl", "layer 2"),
        (1, "Layers", ""), (2, "1 · 1 layer.tar", "layer"), (2, "2 · 2 layer.tar", "layer"), (2, "3 · abc", "missing"),
        (1, "Configuration", ""),
    ]  # fmt: skip
    names = {picture.tree.names[node] for node in picture.shape.hidden}
    assert names == {"a", "key"}
    wheel = picture.tree.node_of_entry(WHEEL)
    assert wheel is not None
    assert Look(picture.looks[wheel]) is Look.CONTAINER
    link = picture.tree.node_of_entry(LINK)
    assert link is not None
    assert picture.tree.sizes[link] == 10, "a hard link takes the size of what it shows"


def test_layers_that_images_share_are_marked_in_each() -> None:
    picture = picture_of(image(), image("linux/arm64"), image("linux/arm64"))
    tree = picture.tree
    tops = [tree.names[node] for node in tree.children(0)]
    assert tops == ["acme/tool:1 linux/amd64", "acme/tool:1 linux/arm64", "acme/tool:1 linux/arm64 (2)"]
    modules = tree.nodes_of_entry(MODULE)
    assert len(modules) == 3
    assert {picture.marks.own_severity(node) for node in modules} == {Severity.HIGH}
    assert all(picture.marks.worst_severity(node) is Severity.CRITICAL for node in tree.children(0))
    assert [picture.keys.node_of(picture.keys.key_of(node)) for node in modules] == list(modules)


def test_columns_sort_every_place_of_an_entry() -> None:
    picture = picture_of(image(), image("linux/arm64"), sort=Column.PACKED)
    assert sum(name == "tool.py" for _, name, _ in rows(picture)) == 2


def test_the_tree_is_built_again_only_for_other_images_or_entries() -> None:
    before = picture_of(image())
    facts = before.facts
    again = build_snapshot(facts, TreeWish(outline=Outline.IMAGE), before)
    assert again.shape is before.shape
    assert build_snapshot(facts, TreeWish(), again).shape is not again.shape
