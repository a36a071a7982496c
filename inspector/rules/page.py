"""The manual page of a rule: written in its module's docstring, generated into `resources/help/rules`.

The docstring is the one place where a page is edited. Frozen builds may strip docstrings, so everything
that shows a page reads the generated file through `page_of`; a test keeps both equal.
"""

import sys
from dataclasses import dataclass
from typing import Protocol

from inspector.assets import read_text
from inspector.core.rule import RuleInfo
from inspector.rules.fixes import fix_section

HEADINGS = ("What it flags", "Why it matters", "Example", "What to do", "Limits")
"""Second-level headings of every page, all present, in this order."""
FOLDER = "help/rules"
"""Where the pages lie below `resources/`."""


class PageError(ValueError):
    """A rule's docstring is not a manual page; the message says what is missing."""


class HasInfo(Protocol):
    """Anything that is a rule, whatever it checks."""

    @property
    def info(self) -> RuleInfo:
        """The rule's metadata."""
        ...


@dataclass(frozen=True, slots=True)
class Page:
    """A docstring, taken apart."""

    lead: str
    """The first line: one sentence that says what the rule is about."""
    sections: tuple[tuple[str, str], ...]
    """(heading, Markdown) in order."""


def parse_page(docstring: str) -> Page:
    """Takes a rule module's docstring apart. Raises PageError when a heading is missing, empty or out of order."""
    head, *parts = ("\n" + docstring.strip()).split("\n## ")
    lead, _, stray = head.strip().partition("\n")
    if not lead.endswith("."):
        raise PageError("The first line must be a sentence.")
    if stray.strip():
        raise PageError("Only one sentence may stand before the first heading.")
    sections = [(part.partition("\n")[0].strip(), part.partition("\n")[2].strip()) for part in parts]
    found = tuple(heading for heading, _ in sections)
    if found != HEADINGS:
        raise PageError(f"The headings must be {', '.join(HEADINGS)}; found {', '.join(found) or 'none'}.")
    empty = [heading for heading, text in sections if not text]
    if empty:
        raise PageError(f"Nothing stands below {', '.join(empty)}.")
    return Page(lead, tuple(sections))


def _facts_line(info: RuleInfo) -> str:
    facts = [f"`{info.id}`", f"severity {info.severity}", f"confidence {info.confidence}", f"since {info.since}"]
    return " · ".join(facts + [f"CWE-{number}" for number in info.cwe])


def _reference_lines(info: RuleInfo) -> list[str]:
    return ["## References", "", *(f"- {reference}" for reference in info.references), ""] if info.references else []


def manual_page(rule: HasInfo) -> str:
    """The page as Markdown, from the docstring of the module that defines the rule and the recipes for build tools.

    Raises PageError when the docstring is missing (`python -OO`) or incomplete.
    """
    info, docstring = rule.info, sys.modules[type(rule).__module__].__doc__
    if not docstring:
        raise PageError(f"The module of {info.id} has no docstring.")
    try:
        page = parse_page(docstring)
    except PageError as error:
        raise PageError(f"{info.id}: {error}") from error
    lines = [f"# {info.title}", "", _facts_line(info), "", page.lead, ""]
    for heading, text in page.sections:
        lines += [f"## {heading}", "", text, ""]
        if heading == "What to do":
            lines += fix_section(info.id)
    return "\n".join(lines + _reference_lines(info))


def page_of(rule_id: str) -> str:
    """The generated page of a rule, for readers.

    Raises `assets.ResourceMissingError` where there is no such page: check the id with the registry first.
    """
    return read_text(f"{FOLDER}/{rule_id}.md")
