"""Which artifact has which finding, in every format for people."""

from dataclasses import replace

from inspector.core.matrix import matrix_rows
from inspector.core.report import FindingState
from inspector.core.severity import Severity
from inspector.reports.html_report import write_several_html
from inspector.reports.markdown_report import write_several_markdown
from inspector.reports.matrix_table import matrix_table, text_matrix
from inspector.reports.text_report import write_several_text, write_text
from tests.reports.sample_report import finding, sample_report

ONLY_IN_ONE = finding("size-file", Severity.CRITICAL, "package/huge.bin", "Huge.", "huge")
REPORTS = [sample_report(), sample_report((ONLY_IN_ONE,), "b.tgz")]


def test_what_one_artifact_has_and_the_other_has_not() -> None:
    line = next(line for line in matrix_table(REPORTS).lines if line.place.startswith("package/huge.bin"))
    assert line.cells == ("·", "1")
    shared = [line for line in matrix_table(REPORTS).lines if "·" not in line.cells]
    assert shared
    row = next(row for row in matrix_rows(REPORTS) if row.places[0].finding.path == "package/huge.bin")
    assert row.first_in(0) is None
    found = row.first_in(1)
    assert found is not None
    assert found.path == "package/huge.bin"


def test_the_worst_come_first_and_what_is_left_out_is_counted() -> None:
    lines = matrix_table(REPORTS).lines
    ranks = [line.severity.rank for line in lines]
    assert ranks == sorted(ranks)
    short = matrix_table(REPORTS, 1)
    assert (len(short.lines), short.left_out) == (1, len(lines) - 1)
    assert f"... and {len(lines) - 1:,} more" in text_matrix(REPORTS, 1)


def test_findings_that_are_set_aside_are_no_row() -> None:
    accepted = replace(REPORTS[0].findings[0], state=FindingState.ACCEPTED)
    report = replace(REPORTS[0], findings=(accepted, *REPORTS[0].findings[1:]))
    row = next(row for row in matrix_rows([report]) if row.fingerprint == accepted.fingerprint.loose)
    assert row.counts(1) == [0]
    assert len(matrix_table([report]).lines) == len(matrix_table([REPORTS[0]]).lines) - 1


def test_every_format_for_people_has_it() -> None:
    text = write_several_text(REPORTS).decode()
    assert "2 ARTIFACTS" in text
    assert "size-file" in text.rpartition("2 ARTIFACTS")[2]
    assert "2 ARTIFACTS" not in write_text(REPORTS[0]).decode()
    assert "| severity | rule | finding | place | #1 | #2 |" in write_several_markdown(REPORTS).decode()
    assert "Which artifact has which finding" in write_several_html(REPORTS).decode()


def test_names_of_artifacts_and_entries_do_nothing() -> None:
    hostile = "\x1b[31m\u202e|<b>`\n"
    extra = finding("size-file", Severity.LOW, hostile, hostile, hostile)
    reports = [sample_report((extra,), hostile), sample_report()]
    text = text_matrix(reports)
    assert not {"\x1b", "\u202e"} & set(text)
    row = next(line for line in write_several_markdown(reports).decode().splitlines() if line.startswith("| ■"))
    assert row.count("|") == 7
