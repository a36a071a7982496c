"""How far the positions of a map can be trusted: a word, a colour, and the reason."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.core.severity import Severity
from inspector.gui.language import later, tr
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.frames import RoundBox
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.previews.sourcepair import PairFacts

EXACT, UNCHECKED, OFF = later("Jumps on"), later("Jumps on, unchecked"), later("Jumps off")


class FidelityBadge(QWidget):
    """A chip and a sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(tr("Trust in the positions of the map"))
        self._box = RoundBox(radius_px=9)
        self.word = PlainLabel(role="title")
        self.sentence = PlainLabel(role="muted")
        self.sentence.setWordWrap(True)
        inside = QHBoxLayout(self._box)
        inside.setContentsMargins(9, 1, 9, 1)
        inside.addWidget(self.word)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._box)
        row.addWidget(self.sentence, 1)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self._paint()

    def show_facts(self, facts: PairFacts) -> None:
        """Says how far this pair can be trusted."""
        word, sentence = words_of(facts)
        self._trust = word
        self.word.show_text(tr(word))
        self.sentence.show_text(sentence)
        self.setAccessibleDescription(f"{tr(word)}. {sentence}")
        self._paint()

    def _paint(self) -> None:
        theme = self._theme
        if self._trust == OFF:
            self._box.set_colours(theme.tints[Severity.MEDIUM], theme.severities[Severity.MEDIUM])
        elif self._trust == EXACT:
            self._box.set_colours(theme.positive_tint, theme.positive)
        else:
            self._box.set_colours(theme.tints[Severity.INFO], theme.severities[Severity.INFO])


def words_of(facts: PairFacts) -> tuple[str, str]:
    """The word on the chip and the sentence beside it."""
    if facts.pair.shipped is None:
        return OFF, tr("The shipped file of this map is not in the artifact.")
    if facts.segments == 0:
        return OFF, tr("The map has no positions.")
    if facts.objection:
        return OFF, tr("{objection} The texts themselves are those of the map.", objection=facts.objection)
    if facts.approximate and facts.pair.original is not None:
        return UNCHECKED, facts.approximate
    if facts.name_share is None:
        return UNCHECKED, tr("The map names too few identifiers to check its positions.")
    return EXACT, tr("{name_share:.0%} of the names stand where the map says.", name_share=facts.name_share)
