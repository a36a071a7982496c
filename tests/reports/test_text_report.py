"""The summary in a terminal."""

import dataclasses
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.finding import Evidence
from inspector.core.report import Baseline, FindingState, Report
from inspector.core.severity import Severity
from inspector.reports.text_report import summary, write_several_text, write_text
from tests.reports.sample_report import HOSTILE, TOKEN, finding, is_inert, sample_report

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def hostile_report(text: str = HOSTILE) -> Report:
    made = finding(
        "size-file",
        Severity.CRITICAL,
        text,
        text,
        text,
        evidence=Evidence(text, text),
        remediation=text,
        reasons=(text,),
    )
    return sample_report((made,), text)


def test_the_verdict_comes_first() -> None:
    lines = summary(sample_report()).splitlines()
    assert lines[0] == "DO NOT SHIP  demo-1.0.0.tgz  3 critical, 3 medium, 1 low"
    assert lines[1] == "  3 critical findings are at or above high, where the policy fails."


def test_findings_follow_worst_first_then_advice() -> None:
    report = sample_report()
    text = summary(report, is_verbose=True)
    positions = [text.index(found.fingerprint.exact) for found in report.findings]
    assert positions == sorted(positions)
    assert "What to do next" in text
    assert text.rstrip().endswith("inspector explain arc-path-traversal says more.")
    assert TOKEN not in text


def test_colours_change_nothing_but_colour() -> None:
    coloured = summary(sample_report(), has_colour=True)
    assert "\x1b[" in coloured
    assert COLOUR.sub("", coloured).replace(" DO NOT SHIP ", "DO NOT SHIP") == summary(sample_report())


def test_long_lists_are_cut_unless_asked_for() -> None:
    extra = tuple(finding("size-file", Severity.INFO, f"p{n}", "Large.", f"k{n}") for n in range(30))
    report = sample_report(extra)
    assert "  ... and " in summary(report)
    assert "  ... and " not in summary(report, is_verbose=True)
    assert "p29" in write_text(report).decode()


def test_what_was_set_aside_is_counted() -> None:
    report = sample_report()
    first = dataclasses.replace(report.findings[0], state=FindingState.ACCEPTED)
    counts = dataclasses.replace(report.counts, suppressed=1)
    report = dataclasses.replace(report, findings=(first, *report.findings[1:]), counts=counts)
    assert "1 finding set aside by the policy." in summary(report)


def test_several_follow_each_other() -> None:
    text = write_several_text([sample_report(), sample_report(name="b.tgz")]).decode()
    assert text.index("demo-1.0.0.tgz") < text.index("b.tgz")


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.just(HOSTILE), st.text(max_size=60)))
def test_nothing_acts_on_the_terminal(text: str) -> None:
    made = summary(hostile_report(text), is_verbose=True)
    assert all(is_inert(character) for character in made)
    made.encode("utf-8")


def test_only_what_is_new_is_listed_beside_a_baseline() -> None:
    report = sample_report()
    known, *others = report.findings
    fresh = (dataclasses.replace(each, baseline=Baseline.NEW) for each in others)
    report = dataclasses.replace(report, findings=(dataclasses.replace(known, baseline=Baseline.UNCHANGED), *fresh))
    text, everything = summary(report), summary(report, is_verbose=True)
    assert known.message not in text
    assert others[0].message in text
    assert "1 finding known from the earlier report; --verbose lists them too." in text
    assert known.message in everything
    assert "unchanged since the earlier report" in everything
