"""What newcomers get wrong, from outside: one sentence, the right exit code, and nothing spoilt."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.mark.parametrize("command", [["scan"], ["list"], ["restore", "-o", "out"], ["policy", "init"]])
def test_an_empty_spec_is_not_the_working_directory(run: Run, tmp_path: Path, command: list[str]) -> None:
    done = run(*command, "", cwd=tmp_path)
    assert (done.code, done.out) == (2, b"")
    assert "it is empty" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["list"], ["show"]])
def test_a_missing_artifact_is_named_once(run: Run, command: list[str]) -> None:
    done = run(*command, "missing.tgz", *(["inner"] if command == ["show"] else []))
    assert (done.code, done.err) == (3, "inspector: missing.tgz: There is no such file.\n")


def test_an_output_that_cannot_be_written_is_told_before_the_scan(run: Run, demo: Path, tmp_path: Path) -> None:
    for output, word in (("no/x.json", "there is no folder no"), ("json:", "file name"), (f"md:{tmp_path}", "folder")):
        done = run("scan", demo, "-o", output)
        assert (done.code, done.out) == (2, b"")
        assert word in done.err


def test_a_baseline_that_cannot_be_read_is_named(run: Run, demo: Path) -> None:
    done = run("scan", demo, "--baseline", "missing.json")
    assert (done.code, done.err) == (
        2,
        "inspector: The report missing.json cannot be read: No such file or directory.\n",
    )
    assert str(demo) in run("scan", demo, "--baseline", demo).err


@pytest.mark.parametrize(
    ("option", "content", "told"),
    [
        ("--policy", b"profile = 1\n", "profile (line 1) must be a text."),
        ("--policy", b"[limits]\nmax-depth == 1\n", "bad.txt, line 2: This is not valid TOML: Invalid value."),
        ("--policy", b"# caf\xe9\n", "bad.txt, line 1: This is not valid TOML: byte 5 cannot be decoded as UTF-8."),
        ("--baseline", b'{\n"a": }', "bad.txt, line 2: The file is not valid JSON, Expecting value (column 6);"),
        ("--baseline", b'{"runs": [],\n"version": "2.1.0"}', "bad.txt, line 1: The file is a SARIF report;"),
        ("--baseline", b"\n\n3", "bad.txt, line 3: The file is not a report;"),
        ("--attestation", b"{}", "bad.txt, line 1: This holds no attestation, it has no payload;"),
    ],
)
def test_a_malformed_file_of_the_user_is_one_sentence(
    run: Run, tmp_path: Path, option: str, content: bytes, told: str
) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    done = run("scan", "any.tgz", option, "bad.txt", cwd=tmp_path)
    assert (done.code, done.out, done.err.count("\n")) == (2, b"", 1)
    assert told in done.err


def _report(run: Run, demo: Path, folder: Path) -> str:
    run("scan", demo, "-o", "report.json", "--quiet", cwd=folder)
    fingerprint: str = json.loads((folder / "report.json").read_bytes())["findings"][0]["fingerprint"]["exact"]
    return fingerprint


@pytest.mark.parametrize("reason", ["", "caf\udce9"])
def test_a_refused_acceptance_leaves_the_policy_as_it_was(run: Run, demo: Path, tmp_path: Path, reason: str) -> None:
    run("policy", "init", cwd=tmp_path)
    before = (tmp_path / "inspector.toml").read_bytes()
    fingerprint = _report(run, demo, tmp_path)
    done = run("policy", "accept", "report.json", fingerprint, "--reason", reason, cwd=tmp_path)
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert (tmp_path / "inspector.toml").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["inspector.toml", "report.json"]
    late = run("policy", "accept", "report.json", fingerprint, "--reason", "ok", "--expires", "soon", cwd=tmp_path)
    assert (late.code, late.err) == (2, "inspector: soon is no date of the form YYYY-MM-DD.\n")


def test_an_acceptance_goes_into_the_policy_in_force(run: Run, demo: Path, tmp_path: Path) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text('[tool.inspector]\nprofile = "internal"\n', encoding="utf-8")
    fingerprint = _report(run, demo, tmp_path)
    done = run("policy", "accept", "report.json", fingerprint, "--reason", "known", cwd=tmp_path)
    assert done.code == 0, done.err
    assert not (tmp_path / "inspector.toml").exists()
    after = json.loads(run("scan", demo, "-f", "json", cwd=tmp_path).out)
    assert after["policy"]["profile"] == "internal"
    assert after["counts"]["suppressed"] == 1


def test_no_policy_is_made_for_what_cannot_be_read(run: Run, tmp_path: Path) -> None:
    done = run("policy", "init", "missing.tgz", cwd=tmp_path)
    assert done.code == 3
    assert "missing.tgz was not read to its end" in done.err
    assert list(tmp_path.iterdir()) == []
    run("policy", "init", cwd=tmp_path)
    again = run("policy", "init", cwd=tmp_path)
    assert (again.code, again.err) == (2, "inspector: There is an inspector.toml here already; nothing was written.\n")


def test_a_reader_that_stops_does_not_change_the_verdict(demo: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "inspector", "scan", str(demo), "--verbose"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read().splitlines()
        assert process.wait(60) == 1
        assert [line for line in told if not line.startswith(b"inspector: locked in, ")] == []


def test_the_summary_can_be_written_in_any_locale(demo: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "inspector", "scan", str(demo)]
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "◆ CRITICAL" in done.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(demo: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "inspector", "scan", str(demo)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, timeout=60, check=False)
    told = b"inspector: Standard output cannot be written: No space left on device.\n"
    assert (done.returncode, done.stderr) == (2, told)


def test_a_report_with_another_key_is_not_accepted_from(run: Run, demo: Path, tmp_path: Path) -> None:
    fingerprint = _report(run, demo, tmp_path)
    run("policy", "init", cwd=tmp_path)
    before = (tmp_path / "inspector.toml").read_bytes()
    done = run("policy", "accept", "report.json", fingerprint, "--reason", "known", cwd=tmp_path)
    assert done.code == 2
    assert "another fingerprint key" in done.err
    assert (tmp_path / "inspector.toml").read_bytes() == before


@pytest.mark.parametrize(("word", "meant"), [("scna", "scan"), ("lst", "list"), ("polcy", "policy")])
def test_a_mistyped_command_is_named(run: Run, word: str, meant: str) -> None:
    done = run(word, "x.tgz")
    assert done.code == 2
    assert f"inspector {meant}" in done.err
