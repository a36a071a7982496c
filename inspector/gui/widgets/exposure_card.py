"""How much source code can be rebuilt, and whose it is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from inspector.core.exposure import Amount, Exposure
from inspector.core.text import human_size, visible
from inspector.gui.language import later, tr
from inspector.gui.models.wording import counted
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.gui.widgets.plain_text import PlainText
from inspector.gui.widgets.share_bar import Share, ShareBar
from inspector.reports.wording import exposure_lines

MAX_LANGUAGES = 6
MAX_FOLDERS = 6


class Swatch(QWidget):
    """The colour of one part of the bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = QColor()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_colour(self, colour: QColor) -> None:
        """Changes the colour."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """A small square."""
        return QSize(10, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws a rounded square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawRoundedRect(self.rect(), 2, 2)


class ExposureCard(Card):
    """Figures over all maps of the artifact."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr("Exposure"), parent)
        self.headline = PlainText(tr("Exposure in one sentence"))
        self.bar = ShareBar(theme.raised)
        self._grid_box = QWidget()
        self._swatches = [Swatch() for _ in _PARTIES]
        self._cells = [[PlainLabel() for _ in range(4)] for _ in _PARTIES]
        self.notes = PlainText(tr("More figures"))
        self._lay_out()

    def show_exposure(self, exposure: Exposure | None, theme: Theme, *, is_scanning: bool) -> None:
        """Shows the figures, or says why there are none."""
        has_content = bool(exposure and exposure.distinct_contents)
        for part in (self.bar, self._grid_box):
            part.setVisible(has_content)
        self.notes.setVisible(bool(exposure and exposure.sources_listed))
        self.headline.show_text(_headline_of(exposure, is_scanning=is_scanning))
        if exposure and has_content:
            self._show_parties(exposure, theme)
        if exposure and exposure.sources_listed:
            self.notes.show_text(_notes_of(exposure))

    def _show_parties(self, exposure: Exposure, theme: Theme) -> None:
        amounts = [exposure.first_party, exposure.third_party, exposure.bundler, exposure.outside]
        colours = [theme.first_party, theme.third_party, theme.bundler, theme.outside]
        shares = [
            Share(tr(label), amount.bytes, colour)
            for label, amount, colour in zip(_PARTIES, amounts, colours, strict=True)
        ]
        self.bar.show_shares(shares, theme.raised)
        for row, (label, amount) in enumerate(zip(_PARTIES, amounts, strict=True)):
            self._swatches[row].show_colour(colours[row])
            for cell, text in zip(self._cells[row], _cells_of(label, amount), strict=True):
                cell.show_text(text)

    def _lay_out(self) -> None:
        grid = QGridLayout(self._grid_box)
        grid.setContentsMargins(0, 4, 0, 2)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, cells in enumerate(self._cells):
            grid.addWidget(self._swatches[row], row, 0)
            for column, cell in enumerate(cells):
                side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
                cell.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(cell, row, column + 1)
        for part in (self.headline, self.bar, self._grid_box, self.notes):
            self.column.addWidget(part)


_PARTIES = (later("First-party"), later("Third-party"), later("Bundler"), later("Outside"))


def _cells_of(label: str, amount: Amount) -> tuple[str, str, str, str]:
    return (tr(label), counted(amount.files, "file"), human_size(amount.bytes), counted(amount.lines, "line"))


def _headline_of(exposure: Exposure | None, *, is_scanning: bool) -> str:
    if exposure is None:
        return (
            tr("Counted when every map was read.") if is_scanning else tr("Not counted: the scan did not get that far.")
        )
    maps = exposure.maps + exposure.inline_maps
    if not maps:
        return tr("No source maps: no sources can be rebuilt.")
    if not exposure.distinct_contents:
        approximate = exposure.levels.approximate.files
        rest = (
            tr("{sources} can be approximated.", sources=counted(approximate, "source"))
            if approximate
            else tr("names only.")
        )
        return tr("{maps} without source text: {rest}", maps=counted(maps, "source map"), rest=rest)
    return tr(
        "{sources} can be rebuilt: {size}, {lines}.",
        sources=counted(exposure.distinct_contents, "distinct source"),
        size=human_size(exposure.distinct_bytes),
        lines=counted(exposure.distinct_lines, "line"),
    )


def _notes_of(exposure: Exposure) -> str:
    maps = f"{counted(exposure.maps, 'map')}, {counted(exposure.inline_maps, 'inline map')}"
    lines = [
        tr(
            "{maps}: {sources_listed:,} sources listed, {sources_with_content:,} with content.",
            maps=maps,
            sources_listed=exposure.sources_listed,
            sources_with_content=exposure.sources_with_content,
        )
    ]
    if exposure.shipped_openly.files:
        lines.append(tr("Of these, {files} also ship openly.", files=counted(exposure.shipped_openly.files, "file")))
    lines += [f"{line}." for line in exposure_lines(exposure)]
    languages = sorted(exposure.by_language.items(), key=lambda item: -item[1].bytes)[:MAX_LANGUAGES]
    if languages:
        lines.append(
            tr("Languages: ") + ", ".join(f"{visible(name)} {human_size(amount.bytes)}" for name, amount in languages)
        )
    folders = exposure.by_folder[:MAX_FOLDERS]
    if folders:
        lines.append(
            tr("Largest folders: ") + ", ".join(f"{f.folder or '.'} {human_size(f.amount.bytes)}" for f in folders)
        )
    return "\n".join(lines)
