import pytest

from inspector.core.entry import Origin
from inspector.core.finding import Finding
from inspector.documents.decode import document_for
from inspector.rules.document_rule import DocumentFacts
from inspector.rules.pre.pre_comments import PreComments
from tests.secrets.loaded_engine import entry_named

RULE = PreComments()


def findings(text: str, name: str = "src/a.ts", origin: Origin = Origin.REBUILT) -> list[Finding]:
    return list(RULE.check(DocumentFacts(document_for(entry_named(name, origin), text.encode()))))


def test_flags_admissions() -> None:
    (finding,) = findings("\n// FIXME: auth is not checked here yet\n// TODO escape this\n")
    assert finding.message == "It holds 2 comments about open questions of security."
    assert finding.line == 2


@pytest.mark.parametrize(
    "text", ["// TODO: rename", "// the auth module", "// TODO: x\nconst auth = 1", "const TODOS = auth"]
)
def test_clean_comments(text: str) -> None:
    assert not findings(text)


def test_clean_places() -> None:
    assert not findings("// TODO: auth", origin=Origin.ARCHIVED)
    assert not findings("// TODO: auth", "node_modules/a/a.ts")
