import pytest

from inspector.core.entry import Origin
from inspector.core.view import ArtifactView
from inspector.rules.vcs.vcs_ignore_shadowing import VcsIgnoreShadowing
from tests.rules.view_builder import add_entry, put_content, view_of

RULE = VcsIgnoreShadowing()
MANIFEST = b'{"name": "demo"}'


def folder(git: str, npm: str, *names: str, manifest: bytes = MANIFEST, below: str = "") -> ArtifactView:
    view = view_of({}, name="demo", format_name="folder")
    lists = {".gitignore": git.encode(), ".npmignore": npm.encode(), "package.json": manifest}
    for name, body in (lists | dict.fromkeys(names, b"x")).items():
        put_content(view, add_entry(view, below + name, origin=Origin.FOLDER).number, body)
    return view


def test_flags_what_only_git_leaves_out() -> None:
    view = folder("# local\n.env\n/coverage/\n", "test/\n", ".env", "coverage/index.html", "index.js", "test/a.js")
    (finding,) = RULE.check(view)
    assert finding.path == ".npmignore"
    assert finding.message == "npm packs 2 files that only .gitignore excludes: .env, coverage/index.html."


def test_flags_a_package_of_a_workspace() -> None:
    view = folder("*.log\ndocs/**/secret*\n", "", "a.log", "docs/x/secret.md", below="packages/one/")
    (finding,) = RULE.check(view)
    assert finding.path == "packages/one/.npmignore"
    assert "a.log, docs/x/secret.md" in finding.message


@pytest.mark.parametrize(
    ("git", "npm", "name"),
    [
        (".env\n", ".env\n", ".env"),
        ("dist/\n", "src/\n", "dist/index.js"),
        ("*.local\n!keep.local\n", "", "keep.local"),
        ("node_modules\n.DS_Store\n", "", "node_modules/x/index.js"),
        ("/.env\n", "", "fixtures/.env"),
        ("[\n\n#\n!\n", "", "index.js"),
    ],
)
def test_clean_folders(git: str, npm: str, name: str) -> None:
    assert not list(RULE.check(folder(git, npm, name)))


@pytest.mark.parametrize("manifest", [b'{"files": ["dist"]}', b'{"private": true}', b"{"])
def test_clean_where_another_list_decides(manifest: bytes) -> None:
    assert not list(RULE.check(folder(".env\n", "", ".env", manifest=manifest)))


def test_clean_packed_and_bundled_packages() -> None:
    files = {
        "package/package.json": MANIFEST,
        "package/.gitignore": b".env",
        "package/.npmignore": b"",
        "package/.env": b"",
    }
    assert not list(RULE.check(view_of(files)))
    assert not list(RULE.check(folder(".env\n", "", ".env", below="node_modules/x/")))
