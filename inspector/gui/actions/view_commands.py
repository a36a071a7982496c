"""The commands of the View menu, in its order."""

from typing import Final

from PySide6.QtGui import QKeySequence

from inspector.gui.actions.command import Command, Menu, When
from inspector.gui.actions.names_commands import NAMES

_Key = QKeySequence.StandardKey

VIEW: Final = (
    Command(
        "view.overview",
        "&Overview",
        Menu.VIEW,
        "Show verdict, sizes and exposure.",
        ("Ctrl+1",),
        When.ARTIFACT,
        icon="overview",
    ),
    Command(
        "view.as_text", "As &Text", Menu.VIEW, "Show the entry in front as text.", ("Ctrl+2",), When.ENTRY, icon="text"
    ),
    Command(
        "view.as_hex",
        "As &Hex",
        Menu.VIEW,
        "Show the bytes of the entry in front.",
        ("Ctrl+3",),
        When.ENTRY,
        icon="hex",
    ),
    Command(
        "view.as_pair",
        "As Ori&ginal | Shipped",
        Menu.VIEW,
        "Show a rebuilt source beside the shipped code it became.",
        ("Ctrl+4",),
        When.PAIR,
    ),
    Command(
        "view.as_structure",
        "As Struct&ure",
        Menu.VIEW,
        "Show the raw records of the archive in front, field by field.",
        ("Ctrl+5",),
        When.STRUCTURE,
    ),
    Command(
        "view.reveal_secrets",
        "&Reveal Secrets",
        Menu.VIEW,
        "Show the secrets in previews and evidence, or cover them again.",
        ("Ctrl+Shift+R",),
        When.ARTIFACT,
        is_checkable=True,
    ),
    Command(
        "view.expand_all",
        "&Expand All",
        Menu.VIEW,
        "Open every folder and container in the tree.",
        ("Ctrl+Shift+Right",),
        When.ARTIFACT,
        starts_section=True,
    ),
    Command(
        "view.collapse_all",
        "&Collapse All",
        Menu.VIEW,
        "Close every folder and container in the tree.",
        ("Ctrl+Shift+Left",),
        When.ARTIFACT,
    ),
    Command(
        "view.expand_below",
        "Expand &Below",
        Menu.VIEW,
        "Open everything below the selected row of the tree.",
        ("Shift+Right",),
        When.ARTIFACT,
    ),
    Command(
        "view.collapse_below",
        "Collapse Belo&w",
        Menu.VIEW,
        "Close everything below the selected row of the tree.",
        ("Shift+Left",),
        When.ARTIFACT,
    ),
    Command(
        "view.toggle_sources",
        "Sources of All Ma&ps",
        Menu.VIEW,
        "Show the sources that maps name as one tree, or the contents again.",
        ("Ctrl+Shift+U",),
        When.ARTIFACT,
        is_checkable=True,
        starts_section=True,
    ),
    Command(
        "view.toggle_tree",
        "Entrie&s Panel",
        Menu.VIEW,
        "Show or hide the tree.",
        ("F9",),
        When.ARTIFACT,
        is_checkable=True,
    ),
    Command(
        "view.toggle_findings",
        "&Findings Panel",
        Menu.VIEW,
        "Show or hide findings and detail.",
        ("Shift+F9",),
        When.ARTIFACT,
        is_checkable=True,
    ),
    Command("view.zoom_in", "Zoom &In", Menu.VIEW, "Larger text.", (_Key.ZoomIn, "Ctrl+="), starts_section=True),
    Command("view.zoom_out", "&Zoom Out", Menu.VIEW, "Smaller text.", (_Key.ZoomOut,)),
    Command("view.zoom_reset", "&Normal Size", Menu.VIEW, "Text in its normal size.", ("Ctrl+0",)),
    *NAMES,
    Command(
        "view.theme_system",
        "As the &System",
        Menu.VIEW,
        "Light or dark as the system is.",
        submenu="The&me",
        choice="theme",
        starts_section=True,
    ),
    Command("view.theme_light", "&Light", Menu.VIEW, "Dark text on a light ground.", submenu="The&me", choice="theme"),
    Command("view.theme_dark", "&Dark", Menu.VIEW, "Light text on a dark ground.", submenu="The&me", choice="theme"),
    Command(
        "view.theme_contrast",
        "High &Contrast",
        Menu.VIEW,
        "White text and strong colours on black.",
        submenu="The&me",
        choice="theme",
    ),
    Command(
        "view.full_screen",
        "Fu&ll Screen",
        Menu.VIEW,
        "Fill the screen, or go back to a window.",
        ("F11",),
        starts_section=True,
    ),
)
