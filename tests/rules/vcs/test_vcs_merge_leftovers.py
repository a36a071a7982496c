import pytest

from inspector.core.severity import Severity
from inspector.rules.vcs.vcs_merge_leftovers import VcsMergeLeftovers
from tests.rules.view_builder import view_of

RULE = VcsMergeLeftovers()


@pytest.mark.parametrize("name", ["src/a.js.orig", "a.rej", "config.bak", "a_BACKUP_1234.js", "a.js.mine"])
def test_flags_leftovers(name: str) -> None:
    (finding,) = RULE.check(view_of({f"package/{name}": b"1"}))
    assert finding.message == f"Leftovers of merges: package/{name} (1 file, 1 B)."


def test_flags_those_of_others_as_information() -> None:
    (finding,) = RULE.check(view_of({"package/node_modules/a/b.js.orig": b""}))
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    "name", ["Cargo.toml.orig", "tests/fixtures/a.rej", "original.js", "a.orig.js", "src/backup.js"]
)
def test_clean_files(name: str) -> None:
    assert not list(RULE.check(view_of({f"demo-1.0/{name}": b""})))
