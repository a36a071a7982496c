"""Text for HTML that stays text, in elements and in attribute values alike."""

import html
from collections.abc import Iterable

from inspector.core.text import visible


def escaped(text: str, keep: str = "") -> str:
    """The text with markup escaped and control, bidi and other invisible characters made visible."""
    return html.escape(visible(text, keep=keep), quote=True)


def code(text: str) -> str:
    """Inline code."""
    return f"<code>{escaped(text)}</code>"


def listed(items: Iterable[str], css_class: str = "") -> str:
    """A list of ready-made HTML items; nothing for none."""
    rows = "".join(f"<li>{item}</li>" for item in items)
    kind = f' class="{css_class}"' if css_class else ""
    return f"<ul{kind}>{rows}</ul>" if rows else ""


def table(rows: Iterable[tuple[str, str]]) -> str:
    """A table of ready-made (heading, value) rows; values that are empty are left out."""
    body = "".join(f"<tr><th scope=row>{name}</th><td>{value}</td></tr>" for name, value in rows if value)
    return f"<table><tbody>{body}</tbody></table>"


def section(anchor: str, title: str, body: str) -> str:
    """A chapter with a heading; nothing where it has no body."""
    return f'<section id="{anchor}"><h2>{title}</h2>{body}</section>' if body else ""
