import pytest

from inspector.core.artifact import PackageClaim
from inspector.core.view import ArtifactView
from inspector.rules.vcs.vcs_nested_own_package import VcsNestedOwnPackage
from tests.rules.view_builder import view_of

RULE = VcsNestedOwnPackage()


def package(own: str | None, *names: str) -> ArtifactView:
    view = view_of(dict.fromkeys(names, b"123"))
    view.package = PackageClaim("npm", own, "2.0.0") if own else None
    return view


@pytest.mark.parametrize(
    ("own", "name"),
    [
        ("@acme/app", "package/acme-app-1.4.2.tgz"),
        ("demo.pkg", "dist/demo_pkg-1.0-py3-none-any.whl"),
        ("demo", "demo-0.9rc1.tar.gz"),
    ],
)
def test_flags_an_earlier_build(own: str, name: str) -> None:
    (finding,) = RULE.check(package(own, name))
    assert finding.message == f"{name} is called like the package itself (3 B)."


def test_clean_names() -> None:
    names = ["vendor/other-1.0.tgz", "demo-tools-1.0.tgz", "demo.tgz", "demo-1.0.js"]
    assert not list(RULE.check(package("demo", *names)))
    assert not list(RULE.check(package(None, "demo-1.0.tgz")))
