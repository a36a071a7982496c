"""The formats that the contract names, each for one report and for several."""

import pytest

from inspector.reports.registry import FORMATS, ReportFormat, format_named, format_of_suffix, written
from tests.reports.sample_report import sample_report


def test_names_and_suffixes() -> None:
    assert [f.name for f in FORMATS] == ["text", "json", "sarif", "sarif-github", "html", "md"]
    assert {s: format_of_suffix(s) for s in (".JSON", ".sarif", ".html", ".md", ".exe")} == {
        ".JSON": format_named("json"),
        ".sarif": format_named("sarif"),
        ".html": format_named("html"),
        ".md": format_named("md"),
        ".exe": None,
    }


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda f: f.name)
def test_each_writes_one_and_several(chosen: ReportFormat) -> None:
    report = sample_report()
    assert written([report], chosen) == chosen.write(report)
    several = written([report, sample_report(name="b.tgz")], chosen)
    assert b"b.tgz" in several
    assert several.endswith(b"\n")
