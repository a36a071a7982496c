from inspector.core.severity import Severity
from inspector.rules.run.run_gem_extension import RunGemExtension
from tests.secrets.loaded_engine import own_facts

RULE = RunGemExtension()
HEAD = "--- !ruby/object:Gem::Specification\nname: demo\n"


def test_flags_each_extension() -> None:
    text = f"{HEAD}extensions:\n- ext/demo/extconf.rb\n- install.sh\nfiles:\n- a.rb\n"
    setup, script = RULE.check(own_facts(text, "metadata.gz!/metadata"))
    assert (setup.severity, setup.message) == (Severity.MEDIUM, "Installing the gem runs ext/demo/extconf.rb.")
    assert (script.severity, script.message) == (Severity.HIGH, "Installing the gem runs install.sh.")


def test_clean_gems() -> None:
    assert not list(RULE.check(own_facts(f"{HEAD}extensions: []\nfiles:\n- a.rb\n", "metadata.gz!/metadata")))
    assert not list(RULE.check(own_facts("extensions:\n- x.rb\n", "metadata")))
    assert not list(RULE.check(own_facts(f"{HEAD}extensions:\n- x.rb\n", "data.tar.gz!/notes.yml")))
