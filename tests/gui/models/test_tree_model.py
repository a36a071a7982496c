"""The flat model of the tree: Qt's own checks, and synchrony with the visible rows."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from inspector.core.digest_table import DigestTable
from inspector.core.severity import Severity
from inspector.gui.models.tree_columns import Column
from inspector.gui.models.tree_filter import Chip, TreeFilter
from inspector.gui.models.tree_growth import Look
from inspector.gui.models.tree_model import TreeModel, share_words
from inspector.gui.models.tree_snapshot import TreeFacts, TreeWish, build_snapshot, with_rows
from tests.gui import sample

FACTS = TreeFacts(
    entries=sample.entries(),
    artifact_name="sample.tgz",
    maps=frozenset({sample.MAP}),
    containers=frozenset({sample.MAP}),
    worst_by_entry={sample.CONFIG: Severity.HIGH, sample.README: Severity.LOW},
    secrets=frozenset({sample.CONFIG}),
)


def made(wish: TreeWish | None = None) -> TreeModel:
    model = TreeModel()
    model.show_picture(build_snapshot(FACTS, wish or TreeWish()))
    return model


def names(model: TreeModel) -> list[str]:
    return [str(model.index(row, Column.NAME).data()) for row in range(model.rowCount())]


def node_of(model: TreeModel, number: int) -> int:
    node = model.picture.tree.node_of_entry(number)
    assert node is not None
    return node


def test_qt_finds_nothing_wrong(qtbot: QtBot) -> None:
    model = made()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.expand(model.picture.rows.rows[0])
    model.reveal(node_of(model, sample.AGENT))
    model.collapse(model.picture.rows.rows[0])
    model.show_picture(build_snapshot(FACTS, TreeWish(expands_all=True)))
    assert tester.model() is model


def test_rows_follow_expanding_collapsing_and_revealing(qtbot: QtBot) -> None:
    model = made()
    assert names(model) == ["package"]
    model.expand(model.picture.rows.rows[0])
    assert names(model)[:2] == ["package", "dist"]
    assert model.reveal(node_of(model, sample.AGENT)) == names(model).index("agent.ts")
    model.collapse(model.picture.rows.rows[0])
    assert names(model) == ["package"]


def test_expansion_is_remembered_by_key_over_a_rebuilt_tree(qtbot: QtBot) -> None:
    model = made()
    model.reveal(node_of(model, sample.AGENT))
    before = names(model)
    more = TreeFacts(entries=[sample.entry(20, "another/first.txt"), *FACTS.entries], artifact_name="sample.tgz")
    model.show_picture(build_snapshot(more, TreeWish(expanded=model.expanded)))
    assert names(model) == ["another", *before]


def test_risk_is_own_or_comes_from_further_in(qtbot: QtBot) -> None:
    model = made(TreeWish(expands_all=True))
    assert model.severity_of(node_of(model, sample.CONFIG)) == (Severity.HIGH, False)
    assert model.severity_of(node_of(model, sample.MAP)) == (Severity.HIGH, True)
    assert model.severity_of(node_of(model, sample.EMPTY))[0] is None
    row = model.row_of(node_of(model, sample.MAP))
    assert row is not None
    spoken = model.index(row, Column.RISK).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "▲ High, from an entry further in"


def test_looks_tell_maps_rebuilt_sources_links_and_locked_entries(qtbot: QtBot) -> None:
    model = made()
    looks = {n: Look(model.picture.looks[node_of(model, n)]) for n in range(1, 10)}
    assert looks[sample.MAP] is Look.MAP
    assert looks[sample.AGENT] is Look.REBUILT
    assert looks[sample.LINK] is Look.LINK
    assert looks[sample.LOCKED] is Look.ENCRYPTED
    assert looks[1] is Look.FILE


def test_sorting_is_done_in_the_rows(qtbot: QtBot) -> None:
    by_size = made(TreeWish(sort=Column.SIZE, descending=True, expands_all=True))
    sizes = [by_size.picture.tree.sizes[n] for n in by_size.picture.tree.children(1)]
    shown = [n for n in by_size.picture.rows.rows if by_size.picture.tree.parents[n] == 1]
    assert [by_size.picture.tree.sizes[n] for n in shown] == sorted(sizes, reverse=True)
    by_risk = made(TreeWish(sort=Column.RISK, expands_all=True))
    worst = [by_risk.picture.marks.worst[n] for n in by_risk.picture.rows.rows if by_risk.picture.tree.parents[n] == 1]
    assert worst == sorted(worst)
    by_name = made(TreeWish(descending=True, expands_all=True))
    last_first = [n for n in by_name.picture.rows.rows if by_name.picture.tree.parents[n] == 1]
    assert last_first == sorted(last_first, reverse=True)


def test_filters_by_part_pattern_path_and_chip(qtbot: QtBot) -> None:
    model = made()

    def shown(text: str = "", chip: Chip = Chip.ALL) -> set[str]:
        picture = with_rows(model.picture, TreeWish(filter=TreeFilter(text, chip)))
        return {picture.tree.names[node] for node in picture.rows.rows}

    assert shown("AGENT") == {"package", "dist", "cli.js.map", "src", "agent.ts"}
    assert shown("*.bin") == {"package", "tool.bin"}
    assert "config.ts" in shown("src/config")
    assert shown("src/*.ts") == {"package", "dist", "cli.js.map", "src", "agent.ts", "config.ts"}
    assert shown(chip=Chip.MAPS) == {"package", "dist", "cli.js.map"}
    assert shown(chip=Chip.SECRETS) == {"package", "dist", "cli.js.map", "src", "config.ts"}
    assert "tool.bin" not in shown(chip=Chip.FLAGGED)
    assert shown("nothing like it") == set()
    assert shown("[") == set()


def test_shares_in_words() -> None:
    assert [share_words(x) for x in (None, 0, 0.0004, 0.05, 0.5, 1)] == ["", "0 %", "<0.1 %", "5.0 %", "50 %", "100 %"]


def test_a_share_is_part_of_the_container_it_lies_in(qtbot: QtBot) -> None:
    model = made()
    agent, config = node_of(model, sample.AGENT), node_of(model, sample.CONFIG)
    shares = [model.share_of(agent), model.share_of(config)]
    assert sum(share for share in shares if share) == 1


def test_what_nobody_read_of_a_cut_scan_is_marked() -> None:
    read = DigestTable()
    read.update([(1, sample.SHA256), (sample.MAP, sample.SHA256)])
    before = build_snapshot(FACTS, TreeWish())
    assert not before.unread
    picture = build_snapshot(replace(FACTS, read=read, unread=frozenset({sample.MAP})), TreeWish(), before)
    numbers = {picture.tree.entries[node] for node in picture.unread}
    assert numbers == {entry.number for entry in sample.entries()} - {1, sample.LINK}
    assert build_snapshot(picture.facts, TreeWish(), picture).unread is picture.unread
