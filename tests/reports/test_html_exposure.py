"""The picture of folders: every byte has its place, in the colour of its owner."""

import dataclasses
import re

from inspector.core.exposure import Amount, Exposure, FolderAmount
from inspector.core.sourcefacts import Party
from inspector.reports.html_exposure import MAX_MAP_FOLDERS, exposure_html
from tests.reports.sample_report import sample_exposure

_TILE = re.compile(
    r'<g><title>([^<]*)</title><rect class="(\w*)" x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="([\d.]+)"'
)


def tiles(exposure: Exposure) -> list[tuple[str, str, float]]:
    """Title, class and area of each."""
    return [(title, css, float(w) * float(h)) for title, css, w, h in _TILE.findall(exposure_html(exposure))]


def test_folders_have_the_colour_of_their_owner_and_a_legend() -> None:
    found = {title.partition(":")[0]: css for title, css, _ in tiles(sample_exposure())}
    assert found == {"src/agent": "first", "node_modules/left-pad": "third", "src": "", "all other folders": "rest"}
    legend = exposure_html(sample_exposure()).partition('class="legend">')[2].partition("</p>")[0]
    assert re.findall(r"key (\w+)", legend) == ["first", "third"]


def test_areas_stand_for_all_bytes() -> None:
    folders = tuple(FolderAmount(f"f{n:02}", Amount(1, 2_000 - n, 1), Party.FIRST) for n in range(MAX_MAP_FOLDERS + 9))
    exposure = dataclasses.replace(sample_exposure(), by_folder=folders, distinct_bytes=200_000)
    found = tiles(exposure)
    assert len(found) == MAX_MAP_FOLDERS + 1
    shown = sum(row.amount.bytes for row in folders[:MAX_MAP_FOLDERS])
    (rest,) = [area for _, css, area in found if css == "rest"]
    total = sum(area for *_, area in found)
    assert abs(rest / total - (200_000 - shown) / 200_000) < 0.01


def test_nothing_is_left_over_where_all_folders_are_shown() -> None:
    exposure = dataclasses.replace(sample_exposure(), distinct_bytes=85_200)
    assert "all other folders" not in exposure_html(exposure)


def test_what_outside_means_is_said_where_there_is_some() -> None:
    assert "climbs above the package" not in exposure_html(sample_exposure())
    assert "climbs above the package" in exposure_html(dataclasses.replace(sample_exposure(), outside=Amount(1, 5, 1)))
