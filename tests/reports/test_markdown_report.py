"""Markdown: what comes from an artifact stands in code, whatever it holds."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.finding import Evidence
from inspector.core.report import Report
from inspector.core.severity import Severity
from inspector.reports.markdown_report import write_markdown, write_several_markdown
from inspector.reports.markdown_text import block, code, prose
from tests.reports.sample_report import HOSTILE, TOKEN, finding, is_inert, sample_report

SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
RISKY = re.compile(r"[<>\[\]@#|&$~\\*_]|://|www\.", re.IGNORECASE)


def hostile_report(text: str = HOSTILE) -> Report:
    made = finding(
        "size-file", Severity.LOW, text, text, text, evidence=Evidence(text, text), remediation=text, reasons=(text,),
        refused_by=(text,),
    )  # fmt: skip
    return sample_report((made,), text)


def without_spans(text: str) -> str:
    """One line as a Markdown reader sees it, code spans left out (CommonMark 0.31, 6.1)."""
    return SPAN.sub("", text)


def test_sentences_stay_readable() -> None:
    assert prose("Exclude it, or accept it (3 files).") == "Exclude it, or accept it (3 files)."
    assert prose("At package/dist/cli.js, line 3.") == "At package/dist/cli.js, line 3."
    assert prose("Set `files` in `package.json`.") == "Set `files` in `package.json`."
    assert prose("Mail me@x.example now") == "Mail `me@x.example` now"
    assert prose("See https://x.example.") == "See `https://x.example`."
    assert prose("commit deadbeef1 and GH-12") == "commit `deadbeef1` and `GH-12`"


@pytest.mark.parametrize("text", ["a`b", "``", "`", "a``b`c", "x`", " x ", "", "  "])
def test_spans_have_longer_fences(text: str) -> None:
    made = code(text)
    assert without_spans(made).strip("` ") == ""
    fence = re.match(r"`+", made)
    assert fence is not None
    assert fence[0] not in re.findall(r"`+", text)


def test_blocks_have_longer_fences() -> None:
    assert block("a\n````\nb")[0].startswith("`````")
    assert block("x", "    ") == ["    ```text", "    x", "    ```"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="`ab @[]()<>#.\\|\n:/w*_&\u202e\x00", max_size=50))
def test_prose_leaves_nothing_risky_outside_code(text: str) -> None:
    made = prose(text)
    assert "\n" not in made
    assert RISKY.search(without_spans(made)) is None
    assert "`" not in without_spans(made)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_written(text: str) -> None:
    written = write_markdown(hostile_report(text)).decode("utf-8")
    assert all(is_inert(character) for character in written)


def tokens_of(data: bytes) -> list[Any]:
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable("table")
    flat: list[Any] = []
    for token in parser.parse(data.decode("utf-8")):
        flat += [token, *(token.children or ())]
    return flat


@pytest.mark.parametrize("text", [HOSTILE, "`a`` ![x](y) `", "```\n</pre>", "- a\n\n# b", "|a|b|"])
def test_a_markdown_reader_sees_no_markup_of_the_artifact(text: str) -> None:
    tokens = tokens_of(write_several_markdown([hostile_report(text), sample_report()]))
    kinds = {token.type for token in tokens}
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "s_open", "em_open", "code_block"}
    assert "fence" in kinds
    outside = " ".join(token.content for token in tokens if token.type == "text")
    assert "evil" not in outside
    assert "@" not in outside


def test_the_same_findings_in_the_same_order() -> None:
    report = sample_report()
    text = write_markdown(report).decode("utf-8")
    positions = [text.index(found.fingerprint.exact) for found in report.findings]
    assert positions == sorted(positions)
    assert text.startswith("# Do not ship: `demo-1.0.0.tgz`\n")
    assert TOKEN not in text
    assert write_markdown(sample_report()) == write_markdown(report)
