"""Text from an artifact on its way into the places where Qt would interpret it."""

import html

from inspector.core.text import visible

MAX_TIP_CHARACTERS = 2000


def safe_tool_tip(text: str) -> str:
    """A tool tip that shows the text as it is: Qt guesses at rich text, so it gets escaped rich text."""
    shown = visible(text[:MAX_TIP_CHARACTERS], keep="\n")
    return f"<p style='white-space:pre-wrap'>{html.escape(shown)}</p>" if shown else ""


def safe_menu_text(text: str) -> str:
    """Text for tabs, buttons and menus, where a single ampersand would become a mnemonic."""
    return visible(text).replace("&", "&&")


def safe_window_title(text: str) -> str:
    """Text for a window's title, where `[*]` stands for the mark of unsaved changes."""
    return visible(text).replace("[*]", "[*][*]")
