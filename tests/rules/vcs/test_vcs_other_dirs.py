import pytest

from inspector.core.severity import Severity
from inspector.rules.vcs.vcs_other_dirs import VcsOtherDirs
from tests.rules.view_builder import view_of

RULE = VcsOtherDirs()


@pytest.mark.parametrize("folder", [".svn", ".hg", ".bzr", ".jj", "_darcs"])
def test_flags_a_folder_once(folder: str) -> None:
    (finding,) = RULE.check(view_of({f"pkg-1.0/{folder}/store/a": b"12", f"pkg-1.0/{folder}/b": b"3"}))
    assert finding.severity is Severity.HIGH
    assert finding.message == f"pkg-1.0/{folder} holds 2 files, 3 B."
    assert finding.content_key == f"pkg/{folder}"


def test_flags_cvs_by_its_files_only() -> None:
    (finding,) = RULE.check(view_of({"a/CVS/Root": b":pserver:", "docs/CVS/index.html": b""}))
    assert finding.message.startswith("a/CVS ")


def test_flags_an_empty_folder_mildly() -> None:
    (finding,) = RULE.check(view_of({"a/.hg": None}))
    assert finding.severity is Severity.LOW


def test_clean_names() -> None:
    names = [".hgignore", "svn/x", "a/.svnignore", "lib/darcs/x", "CVS.txt", ".git/HEAD"]
    assert not list(RULE.check(view_of(dict.fromkeys(names, b""))))
