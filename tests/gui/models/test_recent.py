"""The list of recent artifacts: ten, newest first, and no trouble with a damaged file."""

from pathlib import Path

import pytest

from inspector.gui.models.recent import MAX_RECENT, RecentArtifact, RecentList


def test_newest_first_without_repeats_over_a_restart(tmp_path: Path) -> None:
    recent = RecentList(tmp_path / "deep" / "recent.json")
    for number in range(MAX_RECENT + 3):
        recent.add(f"/a/{number}")
    recent.add("/a/5", "Pass")
    again = RecentList(tmp_path / "deep" / "recent.json")
    assert again.items[0] == RecentArtifact("/a/5", "Pass")
    assert len(again.items) == MAX_RECENT
    assert len({item.path for item in again.items}) == MAX_RECENT
    again.clear()
    assert RecentList(tmp_path / "deep" / "recent.json").items == ()


@pytest.mark.parametrize("text", ["", "[", "[]", "{}", '{"recent": 5}', '{"recent": [1, {"path": 2}, {"path": ""}]}'])
def test_a_damaged_file_is_an_empty_list(tmp_path: Path, text: str) -> None:
    file = tmp_path / "recent.json"
    file.write_text(text)
    assert RecentList(file).items == ()


def test_a_place_that_cannot_be_written_costs_only_the_list(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    recent = RecentList(tmp_path / "file" / "recent.json")
    recent.add("/a")
    assert recent.items == (RecentArtifact("/a"),)
