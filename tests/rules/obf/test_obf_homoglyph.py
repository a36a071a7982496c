import pytest

from inspector.rules.obf.obf_homoglyph import ObfHomoglyph
from tests.secrets.loaded_engine import own_facts

RULE = ObfHomoglyph()
A, SMALL_O = "\u0410", "\u043e"


@pytest.mark.parametrize(
    ("text", "name"),
    [(f"function is{A}dmin(user)", "a.js"), (f"x = f{SMALL_O}rmat(1)", "a.py"), (f"const {A}pp = 1", "a.ts")],
)
def test_flags_names_of_two_scripts(text: str, name: str) -> None:
    (finding,) = RULE.check(own_facts(f"\n{text}", f"package/{name}"))
    assert finding.line == 2
    assert finding.evidence is not None
    assert finding.evidence.excerpt in ("U+0410", "U+043E")


@pytest.mark.parametrize(
    "text",
    [
        f"/[A-Za-z{A}-\u042f]/",
        f"const text = '{A}dmin'",
        "function \u043f\u0440\u0438\u0432\u0435\u0442(x)",
        "function plain(x)",
        "const \u03bb = 1",
        f"m.is{A}dmin = 1",
    ],
)
def test_clean_code(text: str) -> None:
    assert not list(RULE.check(own_facts(text, "package/a.js")))
    assert not list(RULE.check(own_facts(f"function is{A}dmin()", "package/a.md")))
