import pytest

from inspector.core.severity import Severity
from inspector.rules.obf.obf_bidi_code import ObfBidiCode
from tests.secrets.loaded_engine import own_facts

RULE = ObfBidiCode()


@pytest.mark.parametrize("control", ["\u202e", "\u2067", "\u202a"])
def test_flags_controls_that_stay_open(control: str) -> None:
    (finding,) = RULE.check(own_facts(f"a = 1\n/* {control} }} if (admin) */\n", "lib/a.js"))
    assert (finding.severity, finding.line, finding.column) == (Severity.HIGH, 2, 4)
    assert finding.message == "It holds 1 character that turn the direction of writing."
    assert finding.evidence is not None
    assert control not in finding.evidence.excerpt


def test_flags_closed_ones_milder() -> None:
    (finding,) = RULE.check(own_facts("t = '\u2067\u05d0\u2069'\n", "a.py"))
    assert finding.severity is Severity.MEDIUM


def test_flags_ranges_of_patterns_as_low() -> None:
    (finding,) = RULE.check(own_facts("p = /[\u200b-\u200f\u202a-\u202e]/\n", "a.js"))
    assert finding.severity is Severity.LOW


def test_clean_files() -> None:
    assert not list(RULE.check(own_facts("t = '\u05d0\u05d1 caf\u00e9'", "a.js")))
    assert not list(RULE.check(own_facts('{"t": "\u202e"}', "he.json")))
    assert not list(RULE.check(own_facts(r"t = '\u202e'", "a.js")))
