"""Artifacts compared with a checkout."""

import hashlib
from pathlib import Path

import pytest

from inspector.core.severity import Severity
from inspector.policy.checkout import Checkout, read_checkout
from inspector.policy.int_gap_to_commit import IntGapToCommit
from inspector.policy.int_not_in_source import IntNotInSource
from inspector.policy.policy import PolicyError
from inspector.policy.source_gap import SourceGap, source_gap
from tests.rules.view_builder import view_of

COMMIT = "5c1e0b2d" * 5


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in {"src/demo/a.py": "a = 1\n", "README.md": "read\n", "node_modules/x.js": "x"}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    return tmp_path


def gap_of(files: dict[str, bytes | None], checkout: Checkout, name: str = "demo.tgz") -> SourceGap:
    view = view_of(files, name)
    return source_gap(view.entries.values(), view.digests, checkout)


def test_files_are_compared_by_content_and_then_by_path(folder: Path) -> None:
    files: dict[str, bytes | None] = {
        "demo-1.0/demo/a.py": b"a = 1\n",
        "demo-1.0/README.md": b"changed\n",
        "demo-1.0/m4/host.m4": b"evil\n",
        "demo-1.0/PKG-INFO": b"Name: demo\n",
    }
    gap = gap_of(files, read_checkout(folder))
    assert gap == SourceGap(4, 1, ("m4/host.m4",), ("README.md",))


def test_files_behind_a_wrapper_and_not_those_of_inner_archives(folder: Path) -> None:
    files: dict[str, bytes | None] = {
        "demo.tar!/a.py": b"a = 1\n",
        "demo.tar!/b.zip": b"z",
        "demo.tar!/b.zip!/c.py": b"c",
    }
    assert gap_of(files, read_checkout(folder)).absent == ("b.zip",)


@pytest.mark.parametrize(
    ("git", "commit"),
    [
        ({"HEAD": f"{COMMIT}\n"}, COMMIT),
        ({"HEAD": "ref: refs/heads/main\n", "refs/heads/main": f"{COMMIT}\n"}, COMMIT),
        ({"HEAD": "ref: refs/heads/main\n", "packed-refs": f"# pack-refs\n{COMMIT} refs/heads/main\n"}, COMMIT),
        ({"HEAD": "ref: ../../secret\n"}, None),
        ({"HEAD": "nonsense"}, None),
        ({}, None),
    ],
)
def test_the_commit_that_is_checked_out(folder: Path, git: dict[str, str], commit: str | None) -> None:
    for name, content in git.items():
        path = folder / ".git" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    checkout = read_checkout(folder)
    assert checkout.commit == commit
    assert checkout.files == 2
    assert hashlib.sha256(b"x").hexdigest() not in checkout.digests


def test_a_checkout_must_be_a_folder(folder: Path) -> None:
    with pytest.raises(PolicyError, match="is no folder; expected a checkout"):
        read_checkout(folder / "README.md")


def test_flags_what_the_sources_do_not_hold() -> None:
    absent, changed = IntNotInSource().findings_for(SourceGap(10, 7, ("m4/host.m4",), ("a.py", "b.py")))
    assert absent.message == "1 file lies nowhere in the sources: m4/host.m4."
    assert absent.severity is Severity.MEDIUM
    assert changed.message == "2 files differ from the sources: a.py, b.py."


def test_flags_build_output_as_milder_and_clean_sources_not_at_all() -> None:
    (finding,) = IntNotInSource().findings_for(SourceGap(3, 1, ("dist/a.js", "dist/b.js"), ()))
    assert finding.severity is Severity.LOW
    assert finding.reasons
    assert not list(IntNotInSource().findings_for(SourceGap(3, 3, (), ())))


def test_flags_the_gap_to_the_commit() -> None:
    gap = SourceGap(840, 335, (), ())
    checkout = Checkout(frozenset(), frozenset(), COMMIT)
    (finding,) = IntGapToCommit().findings_for(gap, checkout, COMMIT)
    assert finding.message == "335 of 840 files are in the commit 5c1e0b2d5c1e, byte for byte."
    _, other = IntGapToCommit().findings_for(gap, checkout, "00" * 20)
    assert other.severity is Severity.MEDIUM
    (unknown,) = IntGapToCommit().findings_for(gap, Checkout(frozenset(), frozenset()), "00" * 20)
    assert "the checkout" in unknown.message
