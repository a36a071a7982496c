import pytest

from inspector.core.severity import Severity
from inspector.rules.vcs.vcs_ignore_files import VcsIgnoreFiles
from tests.rules.view_builder import view_of

RULE = VcsIgnoreFiles()


@pytest.mark.parametrize("name", [".gitignore", "package/.npmignore", "package/lib/.gitattributes", "a/.dockerignore"])
def test_flags_ignore_files(name: str) -> None:
    (finding,) = RULE.check(view_of({name: b"dist\n"}))
    assert finding.severity is Severity.INFO
    assert finding.message == f"1 ignore file: {name}."


def test_flags_one_finding_per_container() -> None:
    view = view_of({"p/.gitignore": b"", "p/.npmignore": b"", "in.tar!/.gitignore": b""})
    assert [f.message for f in RULE.check(view)] == [
        "2 ignore files: p/.gitignore, p/.npmignore.",
        "1 ignore file: .gitignore.",
    ]


def test_bundled_packages_of_others_are_left_out() -> None:
    assert not list(RULE.check(view_of({"package/node_modules/x/.npmignore": b""})))


def test_archives_of_sources_are_left_out() -> None:
    files = {"demo-1.0/PKG-INFO": b"", "demo-1.0/.gitignore": b""}
    assert not list(RULE.check(view_of(files, name="demo-1.0.tar.gz")))


def test_clean_names() -> None:
    names = ["gitignore", "docs/x.gitignore", ".gitignore/x", ".gitignore.md", ".gitmodules"]
    assert not list(RULE.check(view_of({**dict.fromkeys(names, b""), "p/.gitignore": None})))
