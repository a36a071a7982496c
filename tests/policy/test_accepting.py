"""Accepting a finding keeps the file, and refuses what would never match."""

from pathlib import Path

import pytest

from inspector.core.report import Fingerprint, ReportFinding
from inspector.core.severity import Confidence, Severity
from inspector.policy.accepting import accept_in_policy, key_id_of, policy_to_extend
from inspector.policy.load import load_policy
from inspector.policy.policy import PolicyError

FINDING = ReportFinding(
    "size-file", Severity.LOW, Confidence.HIGH, "t", "a", (), None, None, None, "m", None, "", (), (),
    Fingerprint("ab" * 16, "cd" * 16),
)  # fmt: skip


def test_comments_and_order_stay_and_the_policy_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "inspector.toml"
    path.write_text("# first\nfail-on = 'low'  # here\n", "utf-8")
    accept_in_policy(path, FINDING, 'a "reason"', key_id=None)
    assert path.read_text("utf-8").startswith("# first\nfail-on = 'low'  # here\n\n[[accept]]\n")
    (acceptance,) = load_policy(path).accept
    assert (acceptance.reason, acceptance.fingerprint, acceptance.has_date) == ('a "reason"', "ab" * 16, True)


def test_another_key_is_refused_and_nothing_written(tmp_path: Path) -> None:
    path = tmp_path / "inspector.toml"
    with pytest.raises(PolicyError, match="another fingerprint key"):
        accept_in_policy(path, FINDING, "why", key_id="12345678")
    assert not path.exists()
    assert key_id_of(path) is None


def test_the_policy_in_force_is_extended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert policy_to_extend(tmp_path / "mine.toml") == tmp_path / "mine.toml"
    assert not policy_to_extend().exists()
