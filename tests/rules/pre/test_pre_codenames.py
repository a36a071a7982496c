import pytest

from inspector.core.severity import Severity
from inspector.core.words import Words
from inspector.documents.decode import document_for
from inspector.rules.document_rule import DocumentFacts
from inspector.rules.pre.pre_codenames import PreCodenames
from tests.secrets.loaded_engine import entry_named

RULE = PreCodenames()


def facts(text: str | bytes, name: str = "dist/cli.js", *words: str) -> DocumentFacts:
    data = text if isinstance(text, bytes) else text.encode()
    return DocumentFacts(document_for(entry_named(name), data), (), Words(code_names=words or ("Atlas", "ab")))


@pytest.mark.parametrize(
    "text",
    ["if (flags.atlasPreview) {}", "ATLAS_MODE=1", "useAtlas()", "a\nsay 'atlas'", "x.atlas", b"\0\xff\x01atlas\0"],
)
def test_flags_a_word_in_any_spelling(text: str | bytes) -> None:
    (finding,) = RULE.check(facts(text))
    assert (finding.severity, finding.message) == (Severity.HIGH, "It holds the code name Atlas.")
    assert finding.content_key == "word: atlas"


def test_flags_the_name_of_a_file() -> None:
    (finding,) = RULE.check(facts("nothing", "img/atlas-logo.svg"))
    assert finding.message == "Its name holds the code name Atlas."


def test_says_where() -> None:
    (finding,) = RULE.check(facts("a\nsay atlas now", "a.txt"))
    assert (finding.line, finding.column, finding.offset) == (2, 5, 6)
    assert finding.evidence is not None
    assert finding.evidence.excerpt == "a say atlas now"


@pytest.mark.parametrize("text", ["atlases", "catatlas", "atlas9", "", "AB ab"])
def test_clean_texts(text: str) -> None:
    assert not list(RULE.check(facts(text)))


def test_clean_without_a_list() -> None:
    assert not list(RULE.check(DocumentFacts(document_for(entry_named("atlas.js"), b"atlas"))))
