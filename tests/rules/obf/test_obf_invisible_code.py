import pytest

from inspector.rules.obf.obf_invisible_code import ObfInvisibleCode
from tests.secrets.loaded_engine import own_facts

RULE = ObfInvisibleCode()


@pytest.mark.parametrize("character", ["\ufe01", "\U000e0101", "\U000e0041", "\u200b", "\u3164"])
def test_flags_runs(character: str) -> None:
    (finding,) = RULE.check(own_facts(f"x\nconst s = '{character * 40}';", "extension.js"))
    assert finding.message == "It holds 40 invisible characters in runs."
    assert (finding.line, finding.column) == (2, 12)
    assert finding.evidence is not None
    assert character not in finding.evidence.excerpt


def test_flags_a_short_message() -> None:
    assert list(RULE.check(own_facts("s = '" + "\u200b\u200c" * 4 + "'", "a.js")))


def test_clean_texts() -> None:
    flag = "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in "gbsct") + "\U000e007f"
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467\ufe0f"
    assert not list(RULE.check(own_facts(f"t = '{flag}{family}'", "a.js")))
    assert not list(RULE.check(own_facts("\u200b" * 50, "words.txt")))
    assert not list(RULE.check(own_facts("t = '" + "\u200b" * 31 + "'", "a.js")))
