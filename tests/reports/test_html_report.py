"""The web page: one file, no script, nothing from outside, nothing from the artifact that acts."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.finding import Evidence
from inspector.core.report import Report
from inspector.core.severity import Severity
from inspector.core.text import visible
from inspector.reports.html_page import page_html
from inspector.reports.html_report import write_html, write_several_html
from tests.reports.sample_report import HOSTILE, TOKEN, finding, sample_report

ATTRIBUTES = {
    "charset", "http-equiv", "content", "name", "lang", "class", "id", "href", "role", "aria-label", "aria-hidden",
    "scope", "title", "viewbox", "x", "y", "width", "height", "cx", "cy", "r", "d", "fill", "stroke", "stroke-width",
    "stroke-linecap", "stroke-linejoin",
}  # fmt: skip
TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "div", "span", "strong", "b", "h1", "h2", "h3", "h4", "p",
    "ul", "li", "code", "pre", "details", "summary", "a", "nav", "section", "article", "header", "footer", "table",
    "thead", "tbody", "tr", "th", "td", "small", "br", "svg", "g", "rect", "path", "circle", "text",
}  # fmt: skip
VOID = {"meta", "br"}


class Seen(HTMLParser):
    """Collects what a page is made of, and checks that its elements close as they open."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"comment {data!r}")


def seen(data: bytes) -> Seen:
    parser = Seen()
    parser.feed(data.decode("utf-8"))
    parser.close()
    assert parser.open == []
    return parser


def hostile_report(text: str = HOSTILE) -> Report:
    made = finding(
        "size-file", Severity.LOW, text, text, text, evidence=Evidence(text, text), remediation=text, reasons=(text,),
        refused_by=(text,),
    )  # fmt: skip
    return sample_report((made,), text)


def test_only_known_elements_and_inner_links() -> None:
    page = seen(write_several_html([hostile_report(), sample_report()]))
    assert set(page.tags) <= TAGS
    assert {name for name, _ in page.attributes} <= ATTRIBUTES
    targets = {value for name, value in page.attributes if name == "id"}
    links = [value for name, value in page.attributes if name == "href"]
    assert links
    assert all(link.startswith("#") and link[1:] in targets for link in links)
    assert len(targets) == sum(1 for name, _ in page.attributes if name == "id")


def test_the_policy_allows_this_style_sheet_and_nothing_else() -> None:
    text = write_html(sample_report()).decode("utf-8")
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert found is not None
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert found[1] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    assert text.index("Content-Security-Policy") < text.index("<style>")


def test_hostile_text_stays_text() -> None:
    data = write_html(hostile_report())
    text = data.decode("utf-8")
    for bad in ("\x00", "\x1b", "\u202e", "<img", "</script", "<!--"):
        assert bad not in text
    assert visible(HOSTILE) in "".join(seen(data).text)


def test_secrets_do_not_appear() -> None:
    text = write_html(sample_report()).decode("utf-8")
    assert TOKEN not in text
    assert "ghp_…masked" in text


def test_verdict_findings_and_facts_are_there() -> None:
    report = sample_report()
    text = "".join(seen(write_html(report)).text)
    for part in ("Do not ship", "demo-1.0.0.tgz", "npm demo 1.0.0", "4f" * 32, "src/agent", "The archive is cut."):
        assert part in text
    positions = [text.index(found.fingerprint.exact) for found in report.findings]
    assert positions == sorted(positions)


def test_bytes_repeat() -> None:
    assert write_html(sample_report()) == write_html(sample_report())


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80))
def test_no_text_changes_the_structure(text: str) -> None:
    page = seen(write_html(hostile_report(text)))
    assert set(page.tags) <= TAGS
    assert {name for name, _ in page.attributes} <= ATTRIBUTES


def test_manual_pages_are_rendered() -> None:
    page = page_html(
        "# Title\n\n`id` · severity low\n\nLead with `code` and **weight**.\n\n## Example\n\n    indented\n\n    more\n"
        "after\n\n```toml\n[a]\n# b\n```\n\n- one\n  and on\n- two\n\n1. first\n"
    )
    assert "Title" not in page
    assert "<p>Lead with <code>code</code> and <strong>weight</strong>.</p>" in page
    assert "<h4>Example</h4>" in page
    assert "<pre><code>indented\n\nmore</code></pre><p>after</p>" in page
    assert "<pre><code>[a]\n# b</code></pre>" in page
    assert "<ul><li>one and on</li><li>two</li></ul>" in page


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="`*# -1.\n<>&a ", max_size=80))
def test_any_page_is_well_formed(text: str) -> None:
    assert set(seen(page_html(text).encode()).tags) <= {"p", "h4", "ul", "li", "pre", "code", "strong"}
