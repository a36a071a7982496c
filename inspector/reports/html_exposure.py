"""What can be rebuilt, as numbers and pictures: a bar by owner, a map of folders, a table of languages.

Pictures are SVG with sizes in attributes: the content-security policy allows no inline styles.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from inspector.core.exposure import Amount, Exposure, FolderAmount, LevelAmount, ShippedCode
from inspector.core.sourcefacts import Party
from inspector.core.text import human_size, shortened
from inspector.reports.html_text import code, escaped
from inspector.reports.treemap import Box, squarified
from inspector.reports.wording import LEVEL_WORDS

MAX_LANGUAGES: Final = 12
MAX_MAP_FOLDERS: Final = 24
_MAP_WIDTH, _MAP_HEIGHT = 1000, 320
_CHARACTER_WIDTH = 8.6

_PARTIES: Final = (
    (Party.FIRST, "first", "First-party"),
    (Party.THIRD, "third", "Third-party"),
    (Party.BUNDLER, "bundler", "Bundler"),
    (Party.OUTSIDE, "outside", "Outside"),
)
_CSS: Final[dict[Party | None, str]] = {party: css for party, css, _ in _PARTIES}
_OUTSIDE: Final = (
    "Outside: sources that are named by an address, an absolute path or one that climbs above the package, so that "
    "nothing tells whose they are."
)


class _Tile(NamedTuple):
    """One box of the picture."""

    name: str
    size_bytes: int
    css: str


def exposure_html(exposure: Exposure) -> str:
    """The whole chapter; nothing where no map lists a source."""
    if not exposure.sources_listed:
        return ""
    first = f'<div class="card">{_numbers(exposure)}{_parties(exposure)}</div>'
    return first + _levels(exposure) + _folders(exposure) + _languages(exposure)


def _numbers(exposure: Exposure) -> str:
    facts = (
        (exposure.maps + exposure.inline_maps, "source maps"),
        (exposure.sources_listed, "sources listed"),
        (exposure.sources_with_content, "with content"),
        (exposure.distinct_contents, "distinct files"),
        (exposure.distinct_lines, "distinct lines"),
    )
    cells = [f"<div><b>{number:,}</b>{name}</div>" for number, name in facts]
    cells.append(f"<div><b>{human_size(exposure.distinct_bytes)}</b>distinct text</div>")
    return f'<div class="big">{"".join(cells)}</div>'


def _parties(exposure: Exposure) -> str:
    amounts = (exposure.first_party, exposure.third_party, exposure.bundler, exposure.outside)
    parties = [(css, name, amount) for (_, css, name), amount in zip(_PARTIES, amounts, strict=True)]
    rows = "".join(_party_row(css, name, amount) for css, name, amount in parties)
    openly = _party_row("open", "Of these also shipped as plain files", exposure.shipped_openly)
    head = '<tr><th>Whose</th><th class="n">Files</th><th class="n">Size</th><th class="n">Lines</th></tr>'
    bar = _bar([(css, amount.bytes) for css, _, amount in parties])
    note = f'<p class="quiet">{_OUTSIDE}</p>' if exposure.outside.files else ""
    return f"{bar}<table><thead>{head}</thead><tbody>{rows}{openly}</tbody></table>{note}"


def _party_row(css: str, name: str, amount: Amount) -> str:
    cells = (f"{amount.files:,}", human_size(amount.bytes), f"{amount.lines:,}")
    return f'<tr><td><span class="key {css}">{name}</span></td>' + _number_cells(cells) + "</tr>"


def _number_cells(cells: tuple[str, ...]) -> str:
    return "".join(f'<td class="n">{cell}</td>' for cell in cells)


def _bar(parts: list[tuple[str, int]]) -> str:
    total = sum(size for _, size in parts)
    if not total:
        return ""
    rects, at = [], 0.0
    for css, size in parts:
        width = 100 * size / total
        rects.append(f'<rect class="{css}" x="{at:.3f}%" y="0" width="{width:.3f}%" height="100%"/>')
        at += width
    return f'<svg class="bar" role="img" aria-label="Share of bytes by owner">{"".join(rects)}</svg>'


def _levels(exposure: Exposure) -> str:
    """What can be had of the sources, and how much of the shipped code they are known for."""
    levels, shipped = exposure.levels, exposure.shipped_code
    rows = "".join(_level_row(words, getattr(levels, name), shipped) for name, words in LEVEL_WORDS)
    heads = ("Sources", "Size", "Lines", "Of the shipped code")
    head = "<tr><th>What can be had</th>" + "".join(f'<th class="n">{name}</th>' for name in heads) + "</tr>"
    table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    return f'<div class="card"><h3>By what can be had</h3>{_covered(shipped)}{table}</div>'


def _level_row(words: str, amount: LevelAmount, shipped: ShippedCode) -> str:
    share = f"{amount.mapped_bytes / shipped.bytes:.0%}" if amount.mapped_bytes and shipped.bytes else "–"
    cells = (f"{amount.files:,}", human_size(amount.bytes), f"{amount.lines:,}", share)
    return f"<tr><td>{words}</td>{_number_cells(cells)}</tr>"


def _covered(shipped: ShippedCode) -> str:
    share = shipped.mapped_share
    if share is None:
        return ""
    words = (
        f"Maps explain {share:.0%} of the shipped code: {human_size(shipped.mapped_bytes)} of "
        f"{human_size(shipped.bytes)}, in {shipped.mapped_files:,} of {shipped.files:,} scripts and stylesheets."
    )
    rects = f'<rect class="first" width="{100 * share:.3f}%" height="100%"/>'
    return f'<p>{words}</p><svg class="bar" role="img" aria-label="Share of shipped code explained">{rects}</svg>'


def _folders(exposure: Exposure) -> str:
    rows = [row for row in exposure.by_folder if row.amount.bytes > 0]
    rows.sort(key=lambda row: (-row.amount.bytes, row.folder))
    if not rows:
        return ""
    tiles = "".join(_tile(tile, box) for tile, box in _placed(_tiles(rows, exposure)))
    picture = (
        f'<svg class="map" viewBox="0 0 {_MAP_WIDTH} {_MAP_HEIGHT}" role="img" '
        f'aria-label="Folders by size; the table below says the same">{tiles}</svg>'
    )
    lines = "".join(_folder_row(row) for row in rows)
    head = '<tr><th>Folder</th><th class="n">Files</th><th class="n">Size</th><th class="n">Lines</th></tr>'
    table = f"<table><thead>{head}</thead><tbody>{lines}</tbody></table>"
    details = f"<details><summary>As a table</summary>{table}</details>"
    return f'<div class="card"><h3>By folder</h3>{picture}{_legend(rows)}{details}</div>'


def _tiles(rows: list[FolderAmount], exposure: Exposure) -> list[_Tile]:
    """The largest folders, and one tile for all that the picture would not show otherwise."""
    tiles = [_Tile(row.folder or "/", row.amount.bytes, _CSS.get(row.party, "")) for row in rows[:MAX_MAP_FOLDERS]]
    rest = exposure.distinct_bytes - sum(tile.size_bytes for tile in tiles)
    return [*tiles, _Tile("all other folders", rest, "rest")] if rest > 0 else tiles


def _placed(tiles: list[_Tile]) -> Iterator[tuple[_Tile, Box]]:
    largest_first = sorted(tiles, key=lambda tile: -tile.size_bytes)  # as `squarified` wants them
    boxes = squarified([tile.size_bytes for tile in largest_first], _MAP_WIDTH, _MAP_HEIGHT)
    return zip(largest_first, boxes, strict=True)


def _legend(rows: list[FolderAmount]) -> str:
    """The colours of the owners that there are; a folder has that of most of its bytes."""
    present = {row.party for row in rows}
    keys = "".join(f'<span class="key {css}">{name}</span> ' for party, css, name in _PARTIES if party in present)
    return f'<p class="legend">{keys}</p>' if keys else ""


def _tile(tile: _Tile, box: Box) -> str:
    rect = (
        f'<rect class="{tile.css}" x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"/>'
    )
    name, size = tile.name, human_size(tile.size_bytes)
    title = f"<title>{escaped(name)}: {size}</title>"
    room = int((box.width - 16) / _CHARACTER_WIDTH)
    if room < 4 or box.height < 24:
        return f"<g>{title}{rect}</g>"
    # A folder's end says more than its beginning.
    label = name if len(name) <= room else f"…{name[len(name) - room + 1 :]}"
    text = f'<text x="{box.x + 9:.1f}" y="{box.y + 20:.1f}">{escaped(label)}</text>'
    if box.height >= 44:
        text += f'<text class="s" x="{box.x + 9:.1f}" y="{box.y + 37:.1f}">{size}</text>'
    return f"<g>{title}{rect}{text}</g>"


def _folder_row(row: FolderAmount) -> str:
    amount = row.amount
    cells = (f"{amount.files:,}", human_size(amount.bytes), f"{amount.lines:,}")
    return f"<tr><td>{code(shortened(row.folder, 400) or '/')}</td>{_number_cells(cells)}</tr>"


def _languages(exposure: Exposure) -> str:
    found = sorted(exposure.by_language.items(), key=lambda item: (-item[1].bytes, item[0]))
    if not found:
        return ""
    most = max(amount.bytes for _, amount in found) or 1
    rows = "".join(_language_row(name, amount, most) for name, amount in found[:MAX_LANGUAGES])
    head = '<tr><th>Language</th><th></th><th class="n">Files</th><th class="n">Size</th><th class="n">Lines</th></tr>'
    return f'<div class="card"><h3>By language</h3><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>'


def _language_row(name: str, amount: Amount, most: int) -> str:
    width = 100 * max(amount.bytes, 0) / most
    share = f'<rect class="back" width="100%" height="8"/><rect width="{width:.2f}%" height="8"/>'
    cells = (f"{amount.files:,}", human_size(amount.bytes), f"{amount.lines:,}")
    picture = f'<svg class="share" aria-hidden="true">{share}</svg>'
    return f"<tr><td>{escaped(name)}</td><td>{picture}</td>{_number_cells(cells)}</tr>"
