"""All themes: complete, readable, and switched while the window is open."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from inspector.core.severity import Severity
from inspector.gui.main_window import MainWindow
from inspector.gui.services import Services
from inspector.gui.theme.switch import ThemeChoice
from inspector.gui.theme.theme import THEME_NAMES, load_theme
from inspector.previews.rows import TokenKind

AA = 4.5
AAA = 7.0


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_text_is_readable_on_every_ground(name: str) -> None:
    theme = load_theme(name)
    for ground in (theme.window, theme.surface, theme.raised):
        for ink in (theme.text, theme.muted, theme.accent, theme.positive, *theme.severities.values()):
            assert contrast(ink, ground) >= AA, (ink.name(), ground.name())
    assert contrast(theme.selection_text, theme.selection) >= AA
    assert contrast(theme.accent_text, theme.accent) >= AA
    assert contrast(theme.positive, theme.positive_tint) >= AA


@pytest.mark.parametrize("name", THEME_NAMES)
def test_severities_are_readable_on_tint_and_selection(name: str) -> None:
    theme = load_theme(name)
    for level in Severity:
        assert contrast(theme.severities[level], theme.tints[level]) >= AA, level
        assert contrast(theme.severities[level], theme.selection) >= AA, level
    assert contrast(theme.muted, theme.selection) >= AA


@pytest.mark.parametrize("name", THEME_NAMES)
def test_code_is_readable(name: str) -> None:
    theme = load_theme(name)
    assert set(theme.tokens) == set(TokenKind)
    for token, ink in theme.tokens.items():
        for ground in (theme.surface, theme.current_line):
            assert contrast(ink, ground) >= AA, token
    assert contrast(theme.gutter_text, theme.gutter) >= AA
    assert contrast(theme.text, theme.match) >= AA


def test_high_contrast_keeps_more_distance() -> None:
    theme = load_theme("contrast")
    for ground in (theme.window, theme.surface, theme.raised, theme.selection, *theme.tints.values()):
        for ink in (theme.text, theme.muted, *theme.severities.values()):
            assert contrast(ink, ground) >= AAA, (ink.name(), ground.name())
    for ink in theme.tokens.values():
        assert contrast(ink, theme.surface) >= AAA


def test_switching_repaints_the_open_window(scanned: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    light = load_theme("light")
    assert scanned.grab().toImage().pixelColor(4, scanned.height() - 4) == light.window
    scanned.board["view.theme_dark"].trigger()
    dark = load_theme("dark")
    assert qapp.palette().window().color() == dark.window
    qtbot.waitUntil(lambda: scanned.grab().toImage().pixelColor(4, scanned.height() - 4) == dark.window)
    assert scanned.board["view.theme_dark"].isChecked()
    assert scanned.services.settings.value("theme") == "dark"


@pytest.mark.parametrize("name", ["dark", "contrast"])
def test_the_frame_of_a_field_is_seen_on_a_dark_ground(services: Services, qtbot: QtBot, name: str) -> None:
    services.themes.choose(ThemeChoice(name))
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(120, 30)
    shown = field.grab().toImage()
    frame = max(shown.pixelColor(60, y).lightness() for y in range(3))
    assert frame - services.themes.theme.surface.lightness() > 60
