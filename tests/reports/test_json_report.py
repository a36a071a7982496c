"""The JSON report: its shape, its way back, and its bytes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.assets import read_text
from inspector.core.severity import Severity
from inspector.reports.json_report import write_json
from inspector.reports.read_json import ReportReadError, read_json, read_reports
from inspector.reports.several import matrix, write_several_json
from tests.reports.sample_report import HOSTILE, TOKEN, finding, sample_report

TOP_LEVEL = {
    "schema_version", "tool", "end_state", "artifact", "policy", "verdict", "counts", "exposure", "rules",
    "findings", "problems", "generated_at",
}  # fmt: skip
FINDING = {
    "rule", "severity", "confidence", "title", "path", "also_at", "line", "column", "offset", "message", "evidence",
    "remediation", "reasons", "refused_by", "fingerprint", "baseline", "state", "reason",
}  # fmt: skip


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(read_text("schema/report.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def hostile_report() -> Any:
    return sample_report((finding("size-file", Severity.LOW, HOSTILE, HOSTILE, HOSTILE),), HOSTILE)


def test_the_published_shape() -> None:
    data = json.loads(write_json(sample_report()))
    assert set(data) == TOP_LEVEL
    assert all(set(row) == FINDING for row in data["findings"])
    assert set(data["artifact"]) == {"name", "sha256", "size_bytes", "format", "package"}
    assert set(data["problems"][0]) == {"kind", "path", "message", "resolution"}
    assert data["exposure"]["by_folder"][0] == {
        "bytes": 30_000, "files": 8, "folder": "src/agent", "lines": 1_000, "party": "first-party",
    }  # fmt: skip
    assert data["generated_at"] is None


@pytest.mark.parametrize("make", [sample_report, hostile_report])
def test_every_report_fits_the_schema(validator: jsonschema.Draft202012Validator, make: Any) -> None:
    report = make()
    validator.validate(json.loads(write_json(report)))
    validator.validate(json.loads(write_several_json([report, sample_report(name="b.tgz")])))


@pytest.mark.parametrize("make", [sample_report, hostile_report])
def test_there_and_back(make: Any) -> None:
    data = write_json(make())
    assert write_json(read_json(data)) == data


def test_keys_are_sorted_and_bytes_repeat() -> None:
    data = write_json(sample_report())
    assert data == write_json(sample_report())
    assert data.endswith(b"}\n")
    assert list(json.loads(data)) == sorted(TOP_LEVEL)


def test_no_secret_and_nothing_invisible() -> None:
    text = write_json(hostile_report()).decode("utf-8")
    assert TOKEN not in text
    assert all(character.isprintable() or character == "\n" for character in text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_survives(text: str) -> None:
    report = sample_report((finding("size-file", Severity.LOW, text, text, text),))
    back = read_json(write_json(report))
    assert [f.message for f in back.findings] == [f.message for f in report.findings]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nonsense",
        b"[]",
        b"{}",
        b'{"schema_version": 3}',
        b'{"schema_version": "2.0"}',
        b'{"schema_version": "1.0"}',
        b'{"reports": []}',
        b'{"schema_version": "1.0", "exposure": {"by_folder": 3}}',
        b'{"schema_version": "1.0", "exposure": {"by_folder": [{}]}}',
        b'{"schema_version": "1.0", "exposure": 3}',
        b"[" * 100_000,
        b'{"a": ' + b"9" * 5_000 + b"}",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_report_is_one_sentence(data: bytes) -> None:
    with pytest.raises(ReportReadError) as caught:
        read_json(data)
    assert str(caught.value).endswith(".")


WRITES = "expected what `inspector scan -f json` writes"


@pytest.mark.parametrize(
    ("data", "line", "sentence"),
    [
        (b'{"a": 1,\n\n "b": }', 3, f"The file is not valid JSON, Expecting value (column 7); {WRITES}."),
        (b'{"a":\n"\xff"}', 2, f"The file is not valid JSON, byte 7 cannot be decoded as UTF-8; {WRITES}."),
        (b'{"version": "2.1.0", "runs": []}', 1, f"The file is a SARIF report; {WRITES}."),
        (
            b'{\n\n"schema_version":\n"9.0"}',
            3,
            "The report has version 9.0 of the schema, where 1.0 can be read.",
        ),
        (b"\n[]", 2, f"The file is not a report; {WRITES}."),
        (b'{\n"reports": []}', 2, "The file holds reports of several artifacts, where one report is needed."),
    ],
)
def test_the_sentence_says_where_and_what_was_expected(data: bytes, line: int, sentence: str) -> None:
    with pytest.raises(ReportReadError) as caught:
        read_json(data)
    assert (str(caught.value), caught.value.line) == (sentence, line)


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """A report with one thing made wrong, otherwise as it is written."""
    table = json.loads(write_json(sample_report()))
    change(table)
    return json.dumps(table, indent=2, sort_keys=True).encode()


@pytest.mark.parametrize(
    ("change", "text", "sentence"),
    [
        (
            lambda table: table["findings"][1].update(severity="terrible"),
            '"terrible"',
            "The report is damaged: Invalid enum value 'terrible' (findings[1].severity).",
        ),
        (
            lambda table: table["exposure"]["by_folder"][0].update(files="many"),
            '"many"',
            "The report is damaged: Expected `int`, got `str` (exposure.by_folder[0].amount.files).",
        ),
        (
            lambda table: table["counts"]["findings"].update(high=None),
            '"findings": {',
            "The report is damaged: Expected `int`, got `null` (counts.findings[...]).",
        ),
        (lambda table: table.pop("exposure"), "{", "The report is damaged: Object missing required field `exposure`."),
        (
            lambda table: table["findings"][0].pop("rule"),
            "    {",
            "The report is damaged: Object missing required field `rule` (findings[0]).",
        ),
    ],
)
def test_a_wrong_value_is_named_with_its_line(
    change: Callable[[dict[str, Any]], object], text: str, sentence: str
) -> None:
    data = changed(change)
    with pytest.raises(ReportReadError) as caught:
        read_json(data)
    assert str(caught.value) == sentence
    assert caught.value.line is not None
    lines = data.decode().splitlines()
    assert lines[caught.value.line - 1].lstrip().startswith(text.lstrip()) or text in lines[caught.value.line - 1]


def test_a_report_from_before_folders_had_owners_is_read() -> None:
    data = changed(lambda table: [row.pop("party") for row in table["exposure"]["by_folder"]])
    assert {row.party for row in read_json(data).exposure.by_folder} == {None}


def test_the_file_and_the_line_are_named(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text('{"reports": [\n3]}', "utf-8")
    with pytest.raises(ReportReadError) as caught:
        read_reports(path)
    assert str(caught.value) == f"{path}, line 2: The report is damaged: it lists something else than reports."


def test_a_text_in_the_place_of_a_table_is_refused() -> None:
    data = json.loads(write_json(sample_report())) | {"exposure": "0"}
    with pytest.raises(ReportReadError, match="damaged"):
        read_json(json.dumps(data).encode())


SOUND = write_json(sample_report())


def refusal(data: bytes) -> str:
    """What is said of a file; empty where it is a report."""
    try:
        read_json(data)
    except ReportReadError as error:
        return str(error)
    return ""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_report_with_changed_bytes_is_read_or_refused_in_one_sentence(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SOUND)
    for place, value in changes:
        data[place] = value
    assert "\n" not in refusal(bytes(data))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(json.loads(SOUND))),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=5), below, max_size=3),
        max_leaves=6,
    ),
)
def test_a_report_with_another_value_is_read_or_refused(key: str, value: object) -> None:
    data = json.dumps({**json.loads(SOUND), key: value}).encode()
    assert "\n" not in refusal(data)


def test_a_report_with_one_wrong_value_is_refused() -> None:
    data = json.loads(write_json(sample_report()))
    data["findings"][0]["severity"] = "terrible"
    with pytest.raises(ReportReadError, match="damaged"):
        read_json(json.dumps(data).encode())


def test_the_matrix_has_one_row_for_each_content() -> None:
    reports = [sample_report(), sample_report(name="b.tgz")]
    rows = matrix(reports)
    assert len(rows) == len(reports[0].findings)
    assert all([place["artifact"] for place in row["places"]] == [0, 1] for row in rows)
    ranks = [Severity(row["severity"]).rank for row in rows]
    assert ranks == sorted(ranks)
