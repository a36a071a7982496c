from inspector.core.severity import Severity
from inspector.rules.arc.arc_unicode_collision import ArcUnicodeCollision
from tests.rules.view_builder import view_of

RULE = ArcUnicodeCollision()


def test_flags_composed_and_decomposed() -> None:
    (finding,) = RULE.check(view_of({"p/caf\u00e9.py": b"1", "p/cafe\u0301.py": b"2", "p/x": b""}))
    assert finding.severity is Severity.MEDIUM
    assert "U+00E9" in finding.message
    assert "U+0301" in finding.message


def test_compatible_forms_are_mild() -> None:
    (finding,) = RULE.check(view_of({"p/\uff41.py": b"1", "p/a.py": b"2"}))
    assert (finding.severity, finding.path) == (Severity.LOW, "p/a.py")
    (ligature,) = RULE.check(view_of({"p/\ufb01x": b"1", "p/fix": b"2"}))
    assert ligature.reasons


def test_clean() -> None:
    assert not list(RULE.check(view_of({"p/caf\u00e9": b"1", "p/cafe": b"2", "p/日本": b"3", "p/\u00e9/": None})))
    assert not list(RULE.check(view_of({"p/\u00e9": None, "p/e\u0301": None})))
    assert not list(RULE.check(view_of({"p/\u00e9": b"1", "q.tar!/p/e\u0301": b"2"})))
