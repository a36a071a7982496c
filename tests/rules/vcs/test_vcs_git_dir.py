from inspector.core.severity import Severity
from inspector.rules.vcs.vcs_git_dir import VcsGitDir
from tests.rules.view_builder import view_of

RULE = VcsGitDir()


def test_flags_a_repository_once() -> None:
    files = {f"package/.git/objects/{number:02x}/{number:038x}": b"x" for number in range(256)}
    view = view_of({"package/.git/HEAD": b"ref", "package/.git": None, **files, "package/.git/modules/a/HEAD": b""})
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.CRITICAL
    assert finding.path == "package/.git"
    assert finding.message == "package/.git holds 258 files, 259 B: the history of the repository can be restored."


def test_flags_packs_and_points_at_a_record_that_exists() -> None:
    (finding,) = RULE.check(view_of({"a\\.git\\objects\\pack\\pack-1.pack": b"x"}))
    assert finding.severity is Severity.CRITICAL
    assert finding.path == "a%5C.git%5Cobjects%5Cpack%5Cpack-1.pack"


def test_flags_settings_without_history_milder() -> None:
    (finding,) = RULE.check(view_of({".git/config": b"x", ".git/objects/info/alternates": b""}))
    assert finding.severity is Severity.HIGH
    assert finding.reasons


def test_flags_pointers_and_empty_folders_mildly() -> None:
    findings = list(RULE.check(view_of({"sub/.git": b"gitdir: ../.git/modules/sub", "x/.git": None})))
    assert [f.severity for f in findings] == [Severity.LOW, Severity.LOW]
    assert "points to a repository" in findings[0].message
    assert "empty folder" in findings[1].message


def test_flags_each_of_two_repositories() -> None:
    findings = list(RULE.check(view_of({"a/.git/HEAD": b"", "b/.git/HEAD": b"", "in.tar!/.git/HEAD": b""})))
    assert [f.content_key for f in findings] == ["a/.git", "b/.git", ".git"]


def test_the_version_is_no_part_of_the_identity() -> None:
    old, new = (next(iter(RULE.check(view_of({f"pkg-{v}/.git/HEAD": b""})))) for v in ("1.0", "1.2.3rc1"))
    assert old.content_key == new.content_key == "pkg/.git"


def test_clean_names() -> None:
    names = [".gitignore", ".github/x", "a.git/HEAD", "git/HEAD", "docs/.gitkeep", ".git2/HEAD"]
    assert not list(RULE.check(view_of(dict.fromkeys(names, b""))))
