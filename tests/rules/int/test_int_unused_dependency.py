import json

import pytest

from inspector.core.view import ArtifactView
from inspector.rules.int.int_unused_dependency import IntUnusedDependency
from tests.rules.view_builder import view_of

RULE = IntUnusedDependency()


def package(imported: set[str], **fields: object) -> ArtifactView:
    manifest = json.dumps({"name": "demo", "version": "1.0", **fields}).encode()
    view = view_of({"package/package.json": manifest, "package/index.js": b""})
    view.imported = imported
    return view


def test_flags_what_nothing_imports() -> None:
    view = package({"follow"}, dependencies={"follow": "^1.0", "plain-crypto": "^4.2.1", "@acme/core": "1"})
    first, second = RULE.check(view)
    assert (first.message, first.content_key) == ("No script imports plain-crypto.", "unused: plain-crypto")
    assert second.message == "No script imports @acme/core."
    assert first.evidence is not None
    assert first.evidence.excerpt == "plain-crypto: ^4.2.1"


@pytest.mark.parametrize(
    "fields",
    [
        {"dependencies": {"follow": "1"}},
        {"dependencies": {"@types/node": "1"}},
        {"dependencies": {"husky": "1"}, "scripts": {"prepare": "husky install"}},
        {"dependencies": {"inner": "1"}, "bundleDependencies": ["inner"]},
        {"dependencies": {"inner": "1"}, "bundleDependencies": True},
        {"optionalDependencies": {"native-linux": "1"}},
        {"dependencies": {"react": "1"}, "peerDependencies": {"react": "1"}},
    ],
)
def test_clean_dependencies(fields: dict[str, object]) -> None:
    assert not list(RULE.check(package({"follow"}, **fields)))


def test_clean_without_scripts() -> None:
    assert not list(RULE.check(package(set(), dependencies={"a": "1"})))


def test_clean_with_several_packages_inside() -> None:
    manifest = json.dumps({"name": "a", "version": "1", "dependencies": {"b": "1"}}).encode()
    view = view_of({"x.tgz!/package/package.json": manifest, "y.tgz!/package/package.json": manifest}, "dist", "folder")
    view.imported = {"follow"}
    assert not list(RULE.check(view))
