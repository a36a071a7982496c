import pytest

from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.arc.arc_deceptive_name import ArcDeceptiveName
from tests.rules.view_builder import add_entry, view_of

RULE = ArcDeceptiveName()


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("report\u202egpj.exe", "changes the direction of text"),
        ("index\u2066.js", "changes the direction of text"),
        ("a\0b.py", "a control character"),
        ("a\x1b[2K.txt", "a control character"),
        ("a\u200b.js", "an invisible character"),
        ("a\U000e0041.js", "an invisible character"),
    ],
)
def test_flags_misleading_names(name: str, what: str) -> None:
    view = ArtifactView()
    add_entry(view, name)
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.HIGH
    assert what in finding.message
    assert finding.message.isprintable()
    assert finding.evidence is not None
    assert finding.evidence.excerpt.isprintable()


def test_flags_joiners_mildly() -> None:
    (finding,) = RULE.check(view_of({"\U0001f468\u200d\U0001f469.png": b""}))
    assert finding.severity is Severity.LOW
    assert finding.reasons


def test_clean_names_in_all_scripts() -> None:
    names = ["שלום.txt", "مرحبا.md", "日本語/テスト.js", "ünïcode.py", "emoji\U0001f600.png", "\ufffd.bin", "Icon\r"]
    assert not list(RULE.check(view_of(dict.fromkeys(names, b""))))


def test_flags_what_upload_checks_refuse() -> None:
    view = ArtifactView(artifact_name="x-1.0-py3-none-any.whl", artifact_format="zip")
    add_entry(view, "a\x01.py")
    add_entry(view, "b\u200b.py")
    assert [f.refused_by for f in RULE.check(view)] == [("pypi", "uv"), ("uv",)]


def test_flags_letters_that_pass_for_others() -> None:
    mixed, twin = RULE.check(view_of({"p/p\u0430ypal.js": b"1", "p/cop.js": b"2", "p/\u0441\u043e\u0440.js": b"3"}))
    assert (mixed.severity, twin.severity) == (Severity.MEDIUM, Severity.HIGH)
    assert "U+0430" in mixed.message
    assert "exactly like the name p/cop.js" in twin.message
    assert not list(
        RULE.check(view_of({"p/\u0441\u043e\u0440.js": b"1", "p/\u0440\u0443\u0441\u0441\u043a\u0438\u0439.txt": b"2"}))
    )
