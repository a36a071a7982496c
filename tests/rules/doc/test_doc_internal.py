import pytest

from inspector.core.severity import Severity
from inspector.rules.doc.doc_internal import DocInternal
from tests.rules.view_builder import view_of

RULE = DocInternal()


@pytest.mark.parametrize(
    "name",
    [
        "docs/postmortem-2026-02.md",
        "Runbook.md",
        "docs/login-design-doc.pdf",
        "Roadmap Q3.pptx",
        "notes/Customers.xlsx",
    ],
)
def test_flags_papers_of_the_team(name: str) -> None:
    (finding,) = RULE.check(view_of({f"package/{name}": b"", "package/index.js": b""}))
    assert finding.message == f"1 document for colleagues by name: package/{name}."
    assert finding.severity is Severity.MEDIUM


def test_flags_bundled_packages_and_sdists_as_information() -> None:
    (finding,) = RULE.check(view_of({"package/node_modules/a/roadmap.md": b""}))
    assert finding.severity is Severity.INFO
    (finding,) = RULE.check(view_of({"x-1.0/roadmap.md": b"", "x-1.0/PKG-INFO": b""}))
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    "name", ["README.md", "docs/usage.md", "src/roadmap.js", "tests/data/a.docx", "lib/onenote.py"]
)
def test_clean_documentation(name: str) -> None:
    assert not list(RULE.check(view_of({f"package/{name}": b""})))
