"""Limits on the command line: set there or in a policy, named when they are met, and an exit code of their own."""

import json
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture
def package(tmp_path: Path) -> Path:
    path = tmp_path / "p.tgz"
    with tarfile.open(path, "w:gz") as archive:
        for number in range(6):
            member = tarfile.TarInfo(f"p/{number}.txt")
            member.size = 2
            archive.addfile(member, BytesIO(b"x\n"))
    return path


def test_coverage_that_a_limit_cut_exits_with_4(run: Run, package: Path) -> None:
    done = run("scan", package, "--limit", "max-entries=3", "-f", "json")
    assert done.code == 4
    report = json.loads(done.out)
    (found,) = [finding for finding in report["findings"] if finding["rule"] == "cov-limit"]
    assert "max-entries" in found["message"]
    assert report["counts"]["entries"] == 3
    assert report["policy"]["limits"] == {"max-entries": 3}
    assert "limits max-entries = 3" in run("scan", package, "--limit", "max-entries=3").text
    assert "max-entries" not in run("scan", package).text
    assert run("scan", package, "--limit", "max-entries=3", "--exit-zero").code == 0


def test_the_command_wins_over_the_policy(run: Run, package: Path, tmp_path: Path) -> None:
    policy = tmp_path / "inspector.toml"
    policy.write_text("require-full-coverage = true\n[limits]\nmax-entries = 2\n")
    assert run("scan", package, "--policy", policy).code == 4
    assert run("scan", package, "--policy", policy, "--limit", "max-entries=50").code == 0
    policy.write_text("require-full-coverage = false\n[limits]\nmax-entries = 2\n")
    assert run("scan", package, "--policy", policy).code == 0


def test_a_list_that_a_limit_cut_says_so(run: Run, package: Path) -> None:
    done = run("list", package, "--limit", "max-entries=3")
    assert (done.code, len(done.text.splitlines())) == (4, 3)
    assert "more than 3 entries" in done.err


def test_what_lies_behind_a_limit_is_shown_once_it_is_raised(run: Run, package: Path) -> None:
    assert run("show", package, "p/5.txt", "--limit", "max-entries=3").code == 3
    done = run("show", package, "p/5.txt", "--limit", "max-entries=6")
    assert (done.code, done.out) == (0, b"x\n")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("max-entrys=3", "'max-entrys' is no limit"),
        ("max-entries", "needs a whole number"),
        ("max-entries=0", "greater than zero"),
        ("max-document-bytes=7", "at least 1,048,576"),
    ],
)
def test_what_is_no_limit_is_wrong_use(run: Run, package: Path, given: str, said: str) -> None:
    done = run("list", package, "--limit", given)
    assert done.code == 2
    assert said in done.err


def test_a_fresh_policy_shows_the_limits_and_they_hold_when_uncommented(
    run: Run, package: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "team"
    folder.mkdir()
    assert run("policy", "init", cwd=folder).code == 0
    policy = folder / "inspector.toml"
    text = policy.read_text("utf-8")
    assert "# max-entries = 1_000_000\n" in text
    policy.write_text(text.replace("# max-entries = 1_000_000", "max-entries = 3"), "utf-8")
    assert run("policy", "check", policy).code == 0
    assert run("scan", package, "--policy", policy).code == 4
