import pytest

from inspector.core.finding import Finding
from inspector.core.severity import Severity
from inspector.rules.arc.arc_type_mismatch import ArcTypeMismatch
from tests.rules.view_builder import view_of


def found(name: str, kind: str) -> Finding:
    view = view_of({name: b"x"})
    view.mistyped[1] = kind
    (finding,) = ArcTypeMismatch().check(view)
    return finding


def test_flags_code_under_another_name() -> None:
    finding = found("package/logo.png", "elf")
    assert finding.severity is Severity.HIGH
    assert finding.message == "Its name ends in .png, but it is an ELF program or library."


@pytest.mark.parametrize(
    ("name", "kind", "severity"),
    [
        ("package/data.json", "gzip", Severity.MEDIUM),
        ("package/a.jpg", "text", Severity.MEDIUM),
        ("package/a.jpg", "png", Severity.INFO),
        ("package/a.ttf", "woff", Severity.INFO),
        ("package/test/a.jpg", "elf", Severity.LOW),
    ],
)
def test_flags_by_weight(name: str, kind: str, severity: Severity) -> None:
    assert found(name, kind).severity is severity


def test_flags_a_document_that_is_a_zip_file_besides() -> None:
    assert found("a.pdf", "zip").message == "Its name ends in .pdf, but unzippers open it as a zip file."


@pytest.mark.parametrize(
    ("name", "form"), [("x.tgz", "zip"), ("x.whl", "tar.gz"), ("x.tar.gz", "tar"), ("x.zip", "tar")]
)
def test_flags_the_artifact_itself(name: str, form: str) -> None:
    (finding,) = ArcTypeMismatch().check(view_of({"a": b""}, name, form))
    assert finding.path == ""
    assert form in finding.message


@pytest.mark.parametrize(("name", "form"), [("x.tgz", "tar.gz"), ("x.whl", "zip"), ("x.exe", "zip"), ("x.tgz", "gzip")])
def test_clean_names(name: str, form: str) -> None:
    assert not list(ArcTypeMismatch().check(view_of({"a": b""}, name, form)))
