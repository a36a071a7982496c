import pytest

from inspector.core.artifact import PackageClaim
from inspector.core.view import ArtifactView
from inspector.rules.int.int_name_version_mismatch import IntNameVersionMismatch
from tests.packages.wheel_builder import wheel_of
from tests.rules.view_builder import view_of

RULE = IntNameVersionMismatch()


def claimed(file_name: str, ecosystem: str, name: str, version: str) -> ArtifactView:
    view = view_of({"a": b""}, file_name)
    view.package = PackageClaim(ecosystem, name, version)
    return view


@pytest.mark.parametrize(
    ("file_name", "ecosystem", "name", "says"),
    [
        ("demo-1.1.tar.gz", "pypi", "demo", "version 1.0"),
        ("other-1.0.tar.gz", "pypi", "demo", "demo 1.0"),
        ("acme-app-1.1.tgz", "npm", "@acme/app", "version 1.0"),
        ("demo-2.crate", "cargo", "demo", "version 1.0"),
    ],
)
def test_flags_other_names_and_versions(file_name: str, ecosystem: str, name: str, says: str) -> None:
    (finding,) = RULE.check(claimed(file_name, ecosystem, name, "1.0"))
    assert finding.message == f"The file is called {file_name}, but its metadata states {says}."
    assert finding.refused_by == (("pypi",) if ecosystem == "pypi" else ())


def test_flags_the_folder_of_a_wheel() -> None:
    (finding,) = RULE.check(view_of(wheel_of({"demo.py": b""}), "demo-1.1-py3-none-any.whl", "zip"))
    assert finding.message.endswith("but holds the metadata of version 1.0.")
    assert finding.refused_by == ("pypi", "uv")


@pytest.mark.parametrize(
    ("file_name", "ecosystem", "name"),
    [
        ("Demo_Pkg-1.0.0.tar.gz", "pypi", "demo.pkg"),
        ("acme-app-1.0.tgz", "npm", "@acme/app"),
        ("download.tgz", "npm", "demo"),
        ("demo.zip", "pypi", "x"),
    ],
)
def test_clean_names(file_name: str, ecosystem: str, name: str) -> None:
    assert not list(RULE.check(claimed(file_name, ecosystem, name, "1.0")))


def test_clean_wheel() -> None:
    assert not list(RULE.check(view_of(wheel_of({"demo.py": b""}), "demo-1.0.0-1-py3-none-any.whl", "zip")))
