import pytest

from inspector.core.severity import Severity
from inspector.rules.arc.arc_not_an_archive import ArcNotAnArchive
from tests.rules.view_builder import view_of

RULE = ArcNotAnArchive()


@pytest.mark.parametrize("name", ["release.zip", "demo-1-py3-none-any.whl", "Demo-1.tar.gz", "demo.tgz"])
def test_flags_a_file_that_is_no_archive(name: str) -> None:
    (finding,) = RULE.check(view_of({name: b"<html>"}, name, "file"))
    assert finding.severity is Severity.HIGH
    assert "is not an archive" in finding.message


def test_names_the_other_family() -> None:
    (finding,) = RULE.check(view_of({"a": b"1"}, "demo-1.whl", "tar.gz"))
    assert "but is tar.gz, another format. Refused by PyPI and uv." in finding.message
    assert finding.refused_by == ("pypi", "uv")


@pytest.mark.parametrize(
    ("name", "format_name"),
    [("x.zip", "zip"), ("x.whl", "zip"), ("x.tgz", "tar.gz"), ("x.gem", "tar"), ("x.js", "file"), ("x.zip", "folder")],
)
def test_clean_archives_and_other_names(name: str, format_name: str) -> None:
    assert not list(RULE.check(view_of({"a": b"1"}, name, format_name)))
