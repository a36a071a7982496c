"""Policy files: what they mean, and one sentence for what is wrong with them."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.limits import Limits
from inspector.core.report import FindingState
from inspector.core.severity import Severity
from inspector.policy.load import built_in_policy, find_policy, load_policy, policy_from_text
from inspector.policy.policy import PolicyError

WHOLE = f"""
profile = "open-source"
fail-on = "medium"
require-full-coverage = false
[limits]
max-entries = 5
max-unpacked-bytes = 1000
[words]
own-domains = ["corp.example"]
code-names = ["bluebird"]
own-scopes = ["@acme"]
[expected]
files = ["package/dist/*.js"]
[fingerprints]
key = "0123456789abcdef"
[[accept]]
rule = "vcs-ci-config"
fingerprint = "{"AB" * 16}"
reason = "It is public."
expires = 2026-05-01
owner = "me"
path = "package/.travis.yml"
[[accept]]
rule = "size-file"
fingerprint = "{"cd" * 16}"
match = "loose"
kind = "false-positive"
reason = "A model."
expires = "soon"
"""


def written(folder: Path, text: str, name: str = "inspector.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_contract_holds() -> None:
    policy = built_in_policy()
    assert (policy.profile.name, policy.fail_on, policy.require_full_coverage) == ("closed-source", Severity.HIGH, True)
    assert policy.source == "built-in"
    assert policy.facts(dt.date(2026, 1, 1)).as_of is None


def test_every_part_of_a_file_is_read(tmp_path: Path) -> None:
    policy = load_policy(written(tmp_path, WHOLE))
    assert policy.profile.name == "open-source"
    assert policy.fail_on is Severity.MEDIUM
    assert not policy.require_full_coverage
    assert policy.applied_to(Limits()).max_entries == 5
    assert policy.applied_to(Limits()).max_unpacked_bytes == 1000
    assert policy.words.code_names == ("bluebird",)
    assert policy.expected == ("package/dist/*.js",)
    assert policy.key == b"0123456789abcdef"
    first, second = policy.accept
    assert first.fingerprint == "ab" * 16
    assert (first.expires, first.kind, first.is_loose) == (dt.date(2026, 5, 1), FindingState.ACCEPTED, False)
    assert (second.expires, second.bad_date) == (None, "soon")
    assert (second.kind, second.is_loose) == (FindingState.FALSE_POSITIVE, True)
    facts = policy.facts(dt.date(2026, 1, 31))
    assert facts.keyed
    assert facts.as_of == "2026-01-31"
    assert facts.key_id is not None


def test_options_win_over_the_file(tmp_path: Path) -> None:
    policy = load_policy(written(tmp_path, 'fail-on = "low"'), profile="triage", fail_on=Severity.CRITICAL)
    assert (policy.profile.name, policy.fail_on, policy.require_full_coverage) == ("triage", Severity.CRITICAL, False)


def test_a_project_file_counts_when_it_has_the_table(tmp_path: Path) -> None:
    project = written(tmp_path, '[project]\nname = "x"\n', "pyproject.toml")
    assert find_policy(tmp_path) is None
    project.write_text('[project]\nname = "x"\n[tool.inspector]\nprofile = "internal"\n', encoding="utf-8")
    assert find_policy(tmp_path) == project
    assert load_policy(project).profile.name == "internal"
    own = written(tmp_path, "")
    assert find_policy(tmp_path) == own


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('profle = "triage"', 'The key "profle" (line 1) is not known; the nearest known key is "profile".'),
        (
            "\n\n[limits]\nmax-depht = 3",
            'The key "max-depht" (line 4) is not known; the nearest known key is "max-depth"',
        ),
        ("zzz = 1", 'The key "zzz" (line 1) is not known; known keys are profile'),
        ("max-depth = 3", 'The key "max-depth" (line 1) belongs below [limits].'),
        ('[words]\nfail-on = "low"', 'The key "fail-on" (line 2) belongs at the top'),
        ('[[accept]]\nrule = "a"\n[[accept]]\nruel = "b"', 'The key "ruel" (line 4) is not known'),
        ("[limts]\nmax-depth = 1", 'The key "limts" (line 1) is not known; the nearest known key is "limits"'),
        ('[limits]\nmax-depth = "3"', "limits.max-depth (line 2) must be a whole number."),
        ("[limits]\nmax-depth = true", "limits.max-depth (line 2) must be a whole number."),
        ("[limits]\nmax-depth = 0", "limits.max-depth must be greater than zero"),
        ("accept = 3", "accept (line 1) must be a list of tables"),
        ("[expected]\nfiles = [1]", "expected.files (line 2) must be a list of texts."),
        ('fail-on = "hihg"', 'fail-on is "hihg"; it must be one of critical, high, medium, low, info.'),
        ('profile = "loose"', 'There is no profile "loose"; choose one of closed-source'),
        ('[fingerprints]\nkey = "short"', "fingerprints.key must have at least 16 characters."),
        ("limits.max-depht = 3", 'The key "max-depht" (line 1) is not known; the nearest known key is "max-depth"'),
        ('# note\nlimits = { max-entries = 1, "max-depht" = 3 }', 'The key "max-depht" (line 2) is not known'),
        ("\"limits\".'max-depht' = 3", 'The key "max-depht" (line 1) is not known'),
        ('["limits"]\n"max\\u002ddepht" = 3', 'The key "max-depht" (line 2) is not known'),
        ('profile = """\nprofle = 1\n"""\nprofle = 1', 'The key "profle" (line 4) is not known'),
        ('accept = [\n{ rule = "a" },\n{ ruel = "b" },\n]', 'The key "ruel" (line 3) is not known'),
        ('expected.files = [\n"a",\n]\nexpected.flies = []', 'The key "flies" (line 4) is not known'),
        ("words . code-names = 3", "words.code-names (line 1) must be a list of texts."),
        ('[words]\ncode-names = [\n"a",\n" ",\n]', "line 4: words.code-names must not list an empty text."),
        ('[words]\nown-domains = [""]', "line 2: words.own-domains must not list an empty text."),
        ('[words]\nown-scopes = ["@/"]', "line 2: words.own-scopes must not list an empty text."),
        ('[expected]\nfiles = ["a", ""]', "line 2: expected.files must not list an empty text."),
        ("x = ", ", line 1: This is not valid TOML: Invalid value."),
        ('profile = "internal"\nx == 1', ", line 2: This is not valid TOML: Invalid value."),
        ("\nx = " + "9" * 5_000, ", line 2: This is not valid TOML: a number has too many digits."),
        ("a = 1\nx = " + "[" * 50_000, ", line 2: This is not valid TOML: it is nested too deeply."),
        ('[[accept]]\nrule = "a"\nfingerprint = "' + "a" * 32 + '"', "Acceptance 1 needs a reason."),
        ('[[accept]]\nreason = "a"\nfingerprint = "' + "a" * 32 + '"', "Acceptance 1 needs a rule."),
        ('[[accept]]\nreason = "a"\nrule = "b"\nfingerprint = "12"', "must have 32 hexadecimal digits."),
        (
            '[[accept]]\nreason = "a"\nrule = "b"\nkind = "fixed"\nfingerprint = "' + "a" * 32 + '"',
            'kind of acceptance 1 is "fixed"; it must be one of accepted, false-positive.',
        ),
    ],
)
def test_mistakes_are_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(PolicyError) as caught:
        load_policy(written(tmp_path, text))
    assert sentence in str(caught.value)
    assert "inspector.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[tool]\ninspector.profle = 2\n", 2),
        ("[tool]\ninspector = { profle = 2 }\n", 2),
        ("tool.inspector.profle = 2\n", 1),
        ("[tool.other]\nprofle = 1\n[ tool . inspector ]\n'profle' = 2\n", 4),
        ("[[tool.inspector.accept]]\nrule = 'a'\n[[tool.inspector.accept]]\nruel = 'b'\n", 4),
    ],
)
def test_lines_of_every_spelling_in_a_project_file(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(PolicyError, match=rf"\(line {line}\)"):
        load_policy(written(tmp_path, text, "pyproject.toml"))


def test_lines_are_found_in_a_project_file(tmp_path: Path) -> None:
    path = written(tmp_path, "[project]\nprofle = 1\n[tool.inspector]\nprofle = 2\n", "pyproject.toml")
    with pytest.raises(PolicyError, match=r"\(line 4\)"):
        load_policy(path)


def test_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="cannot be read"):
        load_policy(tmp_path / "missing.toml")
    (tmp_path / "bad.toml").write_bytes(b"# a\n\xff\xfe")
    with pytest.raises(PolicyError, match=r"bad\.toml, line 2: .* byte 4 cannot be decoded as UTF-8\.$"):
        load_policy(tmp_path / "bad.toml")
    table = written(tmp_path, "[tool]\ninspector = 3\n", "pyproject.toml")
    with pytest.raises(PolicyError, match=r"pyproject\.toml, line 2: \[tool\.inspector\] must be a table"):
        load_policy(table)


def refusal(text: str) -> str:
    """What is said of a policy; empty where it is one."""
    try:
        policy_from_text(Path("inspector.toml"), text)
    except PolicyError as error:
        return str(error)
    return ""


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE) - 1), st.sampled_from("\"'[]{}=#.,\n\\ax9 \x00é")), min_size=1, max_size=5
    )
)
def test_a_policy_with_changed_characters_is_read_or_refused_in_one_sentence(changes: list[tuple[int, str]]) -> None:
    text = list(WHOLE)
    for place, character in changes:
        text[place] = character
    told = refusal("".join(text))
    assert told == "" or re.fullmatch(r"inspector\.toml[:,] .*\bline \d+.*\.", told), told
