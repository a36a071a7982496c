"""Adding to a policy file that somebody wrote."""

from pathlib import Path

import pytest

from inspector.policy.extend import append_to_policy
from inspector.policy.load import load_policy
from inspector.policy.policy import PolicyError

TABLE = '[[{}]]\nfingerprint = "' + "ab" * 16 + '"\nrule = "size-file"\nreason = "A model."\n'
ACCEPT = TABLE.format("accept")


@pytest.mark.parametrize(
    "before",
    [
        '# Ours.\nfail-on = "low"  # strict\n\n[words]\ncode-names = [\n  "atlas", # the next one\n]\n',
        '\ufefffail-on = "low"\r\n# Ours.\r\n',
        'fail-on = "low"',
        f"# first\n{ACCEPT}# last\n",
    ],
)
def test_comments_order_and_line_ends_stay(tmp_path: Path, before: str) -> None:
    path = tmp_path / "inspector.toml"
    path.write_bytes(before.encode())
    earlier = load_policy(path)
    append_to_policy(path, ACCEPT)
    after = path.read_bytes().decode()
    assert after.startswith(before.rstrip("\r\n"))
    assert ("\r\n" in after) == ("\r\n" in before)
    assert after.count("\n") - after.count("\r\n") in (0, after.count("\n"))
    policy = load_policy(path)
    assert policy.fail_on == earlier.fail_on
    assert len(policy.accept) == len(earlier.accept) + 1


@pytest.mark.parametrize(
    ("name", "before", "line"),
    [
        ("inspector.toml", "# x\naccept = []\n", 2),
        ("inspector.toml", f"accept = [{{ rule = 'a', reason = 'b', fingerprint = '{'cd' * 16}' }}]\n", 1),
        ("pyproject.toml", "[tool.inspector]\naccept = []\n", 2),
    ],
)
def test_a_list_in_brackets_is_left_as_it_is(tmp_path: Path, name: str, before: str, line: int) -> None:
    path = tmp_path / name
    path.write_text(before, "utf-8")
    with pytest.raises(PolicyError, match=rf"accept \(line {line}\) is a list in brackets; write it as"):
        append_to_policy(path, TABLE.format("accept" if name == "inspector.toml" else "tool.inspector.accept"))
    assert path.read_text("utf-8") == before


def test_a_new_file_holds_the_addition_alone(tmp_path: Path) -> None:
    append_to_policy(tmp_path / "inspector.toml", ACCEPT)
    assert (tmp_path / "inspector.toml").read_text("utf-8") == ACCEPT
