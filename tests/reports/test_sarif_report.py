"""SARIF: the structure that readers need, and the limits of the one that refuses whole files."""

import dataclasses
import gzip
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.report import FindingState, Report
from inspector.core.severity import Severity
from inspector.reports import sarif_report
from inspector.reports.sarif_report import (
    write_sarif,
    write_sarif_github,
    write_several_sarif,
    write_several_sarif_github,
)
from inspector.reports.sarif_text import message_text, place_uri
from tests.reports.sample_report import HOSTILE, TOKEN, finding, sample_report


def run_of(data: bytes) -> Any:
    parsed = json.loads(data)
    assert parsed["version"] == "2.1.0"
    (run,) = parsed["runs"]
    return run


def hostile_report() -> Report:
    return sample_report((finding("size-file", Severity.LOW, HOSTILE, HOSTILE, HOSTILE),), HOSTILE)


def check_structure(run: Any) -> None:
    """What the standard and GitHub's documentation demand of a run."""
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({rule["id"] for rule in rules})
    for rule in rules:
        assert len(rule["name"]) <= 255
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert len(rule["properties"]["tags"]) <= 10
        assert rule["properties"]["precision"] in ("high", "medium", "low")
        assert 0 < float(rule["properties"].get("security-severity", "1")) <= 10
    for number, artifact in enumerate(run["artifacts"]):
        assert artifact["location"]["index"] == number
        assert artifact.get("parentIndex", -1) < number
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        assert result["partialFingerprints"]["primaryLocationLineHash"]
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            check_address(run, location["physicalLocation"]["artifactLocation"])
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1


def check_address(run: Any, location: Any) -> None:
    uri = location["uri"]
    assert re.fullmatch(r"(?:[A-Za-z0-9\-._~!$&'()*+,;=@/]|%[0-9A-F]{2})+", uri)
    assert not uri.startswith("/")
    assert ":" not in uri
    assert not {".", ".."} & set(uri.split("/"))
    if "index" in location:
        assert run["artifacts"][location["index"]]["location"]["uri"] == uri


@pytest.mark.parametrize("make", [sample_report, hostile_report])
@pytest.mark.parametrize("write", [write_sarif, write_sarif_github])
def test_structure(make: Any, write: Any) -> None:
    report = make()
    run = run_of(write(report))
    check_structure(run)
    assert [r["ruleId"] for r in run["results"]] == [f.rule for f in report.findings]
    assert TOKEN not in write(report).decode("ascii")
    assert write(report) == write(make())


def test_severities_and_places() -> None:
    run = run_of(write_sarif(sample_report()))
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["map-embedded-sources"]["properties"]["security-severity"] == "9.5"
    assert rules["vcs-ci-config"]["properties"]["security-severity"] == "2.0"
    assert run["columnKind"] == "utf16CodeUnits"
    token = next(r for r in run["results"] if r["ruleId"] == "sec-provider-token")
    physical = token["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "demo-1.0.0.tgz!/package/a.js"
    assert physical["region"]["startLine"] == 2
    assert "masked" in physical["region"]["snippet"]["text"]
    (related,) = token["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"].endswith("cli.js.map!/src/agent.ts")
    traversal = next(r for r in run["results"] if r["ruleId"] == "arc-path-traversal")
    assert "%252E%252E/etc/passwd" in traversal["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_artifacts_are_nested_as_they_lie() -> None:
    run = run_of(write_sarif(sample_report()))
    by_uri = {artifact["location"]["uri"]: artifact for artifact in run["artifacts"]}
    inner = by_uri["demo-1.0.0.tgz!/package/dist/cli.js.map!/src/agent.ts"]
    parent = run["artifacts"][inner["parentIndex"]]
    assert parent["location"]["uri"] == "demo-1.0.0.tgz!/package/dist/cli.js.map"
    root = run["artifacts"][parent["parentIndex"]]
    assert root["hashes"] == {"sha-256": "4f" * 32}
    assert "parentIndex" not in root


def test_problems_are_notifications() -> None:
    (invocation,) = run_of(write_sarif(sample_report()))["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["toolExecutionNotifications"][0]["message"]["text"].startswith("The archive is cut.")


def suppressed(report: Report) -> Report:
    first = dataclasses.replace(report.findings[0], state=FindingState.ACCEPTED, reason="It is [meant](x).")
    return dataclasses.replace(report, findings=(first, *report.findings[1:]))


def test_suppressed_results_are_justified_or_left_out() -> None:
    report = suppressed(sample_report())
    full = run_of(write_sarif(report))["results"]
    assert full[0]["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "It is [meant](x)."}]
    assert full[1]["suppressions"] == []
    slim = run_of(write_sarif_github(report))["results"]
    assert len(slim) == len(full) - 1
    assert all("suppressions" not in result for result in slim)


def test_the_worst_results_stay_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif_report, "GITHUB", sarif_report.Flavour(is_github=True, max_results=2))
    run = run_of(write_sarif_github(sample_report()))
    assert [result["properties"]["severity"] for result in run["results"]] == ["critical", "critical"]
    notes = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    assert "5 milder results left out: there are more than can be uploaded." in notes
    check_structure(run)


def test_more_results_than_are_shown_at_the_real_limit() -> None:
    """What is taken: 5,000 results of a run are shown, 20 runs, 10 MB compressed, 10 tags of a rule."""
    many = [finding("size-file", Severity.LOW, f"f{number}", "m", f"{number}") for number in range(5_001)]
    worst = finding("vcs-git-dir", Severity.CRITICAL, "last", "m", "worst")
    run = run_of(write_sarif_github(sample_report((*many, worst))))
    assert len(run["results"]) == 5_000
    assert "vcs-git-dir" in {result["ruleId"] for result in run["results"]}
    assert (sarif_report.MAX_GITHUB_RUNS, sarif_report.MAX_GITHUB_GZIP_BYTES) == (20, 10_000_000)
    assert all(len(rule["properties"]["tags"]) <= 10 for rule in run["tool"]["driver"]["rules"])


def test_files_that_are_too_large_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_sarif_github(sample_report())
    whole = len(run_of(data)["results"])
    monkeypatch.setattr(sarif_report, "MAX_GITHUB_GZIP_BYTES", len(gzip.compress(data, 6)) - 1)
    monkeypatch.setattr(sarif_report, "GITHUB", sarif_report.Flavour(is_github=True, max_results=8))
    assert 0 < len(run_of(write_sarif_github(sample_report()))["results"]) < whole


def test_several_artifacts() -> None:
    reports = [sample_report(name=f"a{number}.tgz") for number in range(21)]
    assert len(json.loads(write_several_sarif(reports))["runs"]) == 21
    assert len(json.loads(write_several_sarif_github(reports[:20]))["runs"]) == 20
    merged = run_of(write_several_sarif_github(reports))
    check_structure(merged)
    assert len(merged["results"]) == sum(len(report.findings) for report in reports)
    runs = json.loads(write_several_sarif(reports))["runs"]
    assert len({run["automationDetails"]["id"] for run in runs}) == 21


def test_brackets_are_no_links() -> None:
    assert message_text("[x](javascript:1) \\[") == "\\[x\\](javascript:1) \\\\\\["


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="./!%:\\ab\u202e\udcff\x00é ", max_size=30),
    st.text(alphabet="./!%:\\ab\u202e\udcff\x00é ", max_size=30),
)
def test_any_place_has_an_address(name: str, path: str) -> None:
    check_address({}, {"uri": place_uri(name, path)})
