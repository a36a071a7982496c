from inspector.core.artifact import PackageClaim
from inspector.core.view import ArtifactView
from inspector.rules.int.int_sdist_layout import IntSdistLayout
from tests.rules.view_builder import view_of

RULE = IntSdistLayout()
INFO = b"Metadata-Version: 2.4\nName: demo\nVersion: 1.0\nLicense-File: LICENSE\nLicense-File: AUTHORS\n\nText\n"


def names(*paths: str) -> ArtifactView:
    bodies = {path: INFO if path.endswith("PKG-INFO") else b"" for path in paths}
    view = view_of(bodies, "demo-1.0.tar.gz")
    view.package = PackageClaim("pypi", "demo", "1.0")
    return view


def messages(*paths: str) -> list[str]:
    return [finding.message for finding in RULE.check(names(*paths))]


def test_flags_what_lies_beside_the_top_folder() -> None:
    found = messages("demo-1.0/PKG-INFO", "demo-1.0/setup.py", "demo-1.0/LICENSE", "demo-1.0/AUTHORS", "notes/todo.txt")
    assert found == ["Beside its top folder lies something else: notes."]


def test_flags_what_is_missing() -> None:
    assert messages("demo-1.0/pyproject.toml") == ["It has no PKG-INFO in its top folder."]
    assert messages("demo-1.0/PKG-INFO") == [
        "It has neither pyproject.toml nor setup.py: nothing says how to build it.",
        "Its metadata names licence files that are not in it: LICENSE, AUTHORS.",
    ]


def test_clean_distributions() -> None:
    assert not messages("demo-1.0/PKG-INFO", "demo-1.0/pyproject.toml", "demo-1.0/LICENSE", "demo-1.0/AUTHORS")
    assert not list(RULE.check(view_of({"package/package.json": b"{}"}, "demo-1.0.tgz")))
    assert not list(RULE.check(view_of({"a/x": b"", "b/y": b""}, "files.zip")))
