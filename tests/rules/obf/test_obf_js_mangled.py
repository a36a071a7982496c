import pytest

from inspector.core.severity import Severity
from inspector.rules.obf.obf_js_mangled import ObfJsMangled
from tests.secrets.loaded_engine import own_facts

RULE = ObfJsMangled()
NAMES = "".join(f"var _0x{number:06x}=1;" for number in range(60))
ROTATION = "while(!![]){try{var a=-parse" + "Int(_0x3f2a1b(0x1))}catch(e){}}"


def test_flags_names_with_a_turned_array() -> None:
    (finding,) = RULE.check(own_facts(f"run();\n{NAMES}{ROTATION}", "package/a.js"))
    assert finding.message == "It holds 61 names of the form _0x…, and strings in an array that is turned round."
    assert (finding.line, finding.severity) == (2, Severity.MEDIUM)


def test_flags_six_characters() -> None:
    (finding,) = RULE.check(own_facts("(![]+[])" + "[+!+[]]" * 80, "package/a.js"))
    assert finding.message == "It is written in the six characters []()!+."


def test_flags_tests_as_milder() -> None:
    (finding,) = RULE.check(own_facts(NAMES + ROTATION, "tests/a.js"))
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    ("text", "name"),
    [(NAMES, "a.js"), (ROTATION, "a.js"), (NAMES + ROTATION, "a.txt"), ("x=(![]+[])", "a.js"), ("var a=1", "a.js")],
)
def test_clean_scripts(text: str, name: str) -> None:
    assert not list(RULE.check(own_facts(text, f"package/{name}")))
