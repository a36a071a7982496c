from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.severity import Severity
from inspector.core.sourcefacts import MapFacts, Party, SourceClass, SourceFacts
from inspector.gui.models.place import Place
from inspector.gui.models.tree_snapshot import TreeFacts, TreeSnapshot, TreeWish, build_snapshot
from inspector.gui.models.treemap import Block, Measure
from inspector.gui.models.treemap_blocks import MAX_BLOCKS, MAX_PARTS, blocks_of


def file_at(number: int, path: str, size: int, **more: object) -> Entry:
    name = path.rpartition("!/")[2]
    fields: dict[str, object] = {"parent": None, "origin": Origin.ARCHIVED, "size_bytes": size, **more}
    return Entry(number=number, path=path, name=name, kind=EntryKind.FILE, **fields)  # type: ignore[arg-type]


def picture_of(*entries: Entry, **more: object) -> TreeSnapshot:
    return build_snapshot(TreeFacts(entries=entries, artifact_name="t", **more), TreeWish())  # type: ignore[arg-type]


def count(block: Block) -> int:
    return 1 + sum(map(count, block.parts))


def test_sizes_of_folders_are_the_sum_of_their_files() -> None:
    block = blocks_of(picture_of(file_at(1, "a/x", 70), file_at(2, "a/y", 20), file_at(3, "b", 10)), Measure.SIZE)
    assert (block.name, block.amount) == ("t", 100)
    assert [(part.name, part.amount) for part in block.parts] == [("a", 90), ("b", 10)]
    assert [(part.name, part.place) for part in block.parts[0].parts] == [("x", Place(1)), ("y", Place(2))]


def test_a_block_shows_the_worst_finding_in_it() -> None:
    picture = picture_of(file_at(1, "a/x", 70), file_at(2, "b", 10), worst_by_entry={1: Severity.HIGH})
    folder, plain = blocks_of(picture, Measure.SIZE).parts
    assert (folder.worst, folder.parts[0].worst, plain.worst) == (Severity.HIGH, Severity.HIGH, None)


def test_many_small_files_are_one_part() -> None:
    entries = [file_at(n, f"f{n}", 1000 - n) for n in range(1, 101)]
    parts = blocks_of(picture_of(*entries), Measure.SIZE).parts
    (rest,) = [part for part in parts if part.place is None]
    assert len(parts) == MAX_PARTS + 1
    assert rest.name == f"{100 - MAX_PARTS} smaller ones"
    assert sum(part.amount for part in parts) == sum(entry.size_bytes or 0 for entry in entries)


def test_the_number_of_blocks_is_bounded() -> None:
    entries = [file_at(n, f"d{n % 40}/e{n % 23}/f{n}", 1000) for n in range(1, 8000)]
    assert count(blocks_of(picture_of(*entries), Measure.SIZE)) < 2 * MAX_BLOCKS


def test_exposure_counts_rebuilt_sources_and_tells_whose_they_are() -> None:
    entries = (
        file_at(1, "p/a.js", 5000),
        file_at(2, "p/a.js.map", 9000),
        file_at(3, "p/a.js.map!/src/own.ts", 300, parent=2, origin=Origin.REBUILT),
        file_at(4, "p/a.js.map!/lib/other.ts", 100, parent=2, origin=Origin.REBUILT),
    )
    sources = tuple(
        SourceFacts(at, name, name, SourceClass.PROJECT, party, number, has_content=True)
        for at, (name, party, number) in enumerate((("src/own.ts", Party.FIRST, 3), ("lib/other.ts", Party.THIRD, 4)))
    )
    maps = (MapFacts(2, inline=False, file=None, source_root=None, sources=sources),)
    block = blocks_of(picture_of(*entries, source_maps=maps), Measure.EXPOSURE)
    assert block.amount == 400
    (package,) = block.parts
    (map_block,) = package.parts
    own, other = (folder.parts[0] for folder in map_block.parts)
    assert [(each.amount, each.party) for each in (own, other)] == [(300, Party.FIRST), (100, Party.THIRD)]


def test_without_maps_nothing_is_exposed() -> None:
    block = blocks_of(picture_of(file_at(1, "a", 5)), Measure.EXPOSURE)
    assert (block.amount, block.parts) == (0, ())
