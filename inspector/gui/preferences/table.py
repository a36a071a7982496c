"""All settings, in the order of the dialog: the registry."""

from typing import Any, Final

from inspector.gui.language import OWN_NAMES, SYSTEM, later
from inspector.gui.preferences.preference import Choice, Number, Preference, Section, Toggle
from inspector.gui.theme.switch import ThemeChoice
from inspector.previews.look import DEFAULT_TAB_COLUMNS, TAB_CHOICES

THEME: Final = Choice(
    key="theme",
    section=Section.LOOK,
    title=later("Theme"),
    tip=later("Colours of all windows. High contrast is white text and strong colours on black."),
    default=ThemeChoice.SYSTEM.value,
    choices=(
        (ThemeChoice.SYSTEM.value, later("As the system")),
        (ThemeChoice.LIGHT.value, later("Light")),
        (ThemeChoice.DARK.value, later("Dark")),
        (ThemeChoice.CONTRAST.value, later("High contrast")),
    ),
)
ZOOM: Final = Number(
    key="zoom",
    section=Section.LOOK,
    title=later("Text size"),
    tip=later("How many points larger or smaller than the system's text. Ctrl and the wheel change it, too."),
    default=0,
    least=-4,
    most=24,
    unit=later("pt"),
)
SCALE: Final = Number(
    key="scale-percent",
    section=Section.LOOK,
    title=later("Size of everything"),
    tip=later("Text, icons and distances together, on top of the system's own scaling. Holds from the next start on."),
    default=100,
    least=100,
    most=200,
    step=25,
    unit="%",
)
LANGUAGE: Final = Choice(
    key="language",
    section=Section.LOOK,
    title=later("Language"),
    tip=later("Menus change at once, everything else in windows that are opened from now on. Reports stay in English."),
    default=SYSTEM,
    choices=((SYSTEM, later("As the system")), *OWN_NAMES.items()),
)
WRAP: Final = Toggle(
    key="wrap-lines",
    section=Section.READING,
    title=later("Wrap long lines"),
    tip=later("Long lines go on in the next row instead of beyond the edge of the window."),
    default=False,
)
TAB_WIDTH: Final = Choice(
    key="tab-columns",
    section=Section.READING,
    title=later("Tab width"),
    tip=later("How many columns a tab character fills at most."),
    default=str(DEFAULT_TAB_COLUMNS),
    choices=tuple((str(columns), str(columns)) for columns in TAB_CHOICES),
)
PREVIEW_TAB: Final = Toggle(
    key="preview-tab",
    section=Section.TABS,
    title=later("One tab follows the selection"),
    tip=later("What is selected shows in the same tab until it is opened by Enter or a double click."),
    default=True,
)
RESTORE_TABS: Final = Toggle(
    key="restore-tabs",
    section=Section.TABS,
    title=later("Bring tabs and filters back"),
    tip=later("An artifact that was open before comes up as it was left."),
    default=True,
)
RECENT_LENGTH: Final = Number(
    key="recent-length",
    section=Section.TABS,
    title=later("Recent artifacts"),
    tip=later("How many are listed on the start page and at the Open button; none are kept at 0."),
    default=10,
    least=0,
    most=30,
)
LOCK_SECRETS: Final = Toggle(
    key="lock-secrets",
    section=Section.SECRETS,
    title=later("Never show secrets in clear"),
    tip=later("Takes the commands away that reveal them: for a screen that others see."),
    default=False,
)

PREFERENCES: Final[tuple[Preference[Any], ...]] = (
    THEME, ZOOM, SCALE, LANGUAGE, WRAP, TAB_WIDTH, PREVIEW_TAB, RESTORE_TABS, RECENT_LENGTH, LOCK_SECRETS,
)  # fmt: skip
