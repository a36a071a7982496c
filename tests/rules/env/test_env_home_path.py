from inspector.core.severity import Severity
from inspector.rules.env.env_home_path import EnvHomePath
from tests.secrets.loaded_engine import own_facts

RULE = EnvHomePath()
TEXT = "a\n// from /Users/jdoe/work/x.ts and /Users/jdoe/y/z.ts\n"


def test_flags_a_person_once() -> None:
    (finding,) = RULE.check(own_facts(TEXT, "dist/a.js"))
    assert (finding.severity, finding.line, finding.column) == (Severity.LOW, 2, 9)
    assert finding.message == "It names the home folder of jdoe."
    assert finding.content_key == "user: jdoe"


def test_clean_places() -> None:
    assert not list(RULE.check(own_facts(TEXT, "node_modules/x/a.js")))
    assert not list(RULE.check(own_facts(TEXT, "dist/a.js.map")))
    assert not list(RULE.check(own_facts("see /home/you/x", "a.md")))
