from inspector.core.severity import Severity
from inspector.rules.run.run_cargo_build_rs import RunCargoBuildRs
from tests.secrets.loaded_engine import own_facts

RULE = RunCargoBuildRs()
NAME = "demo-1.0.0/build.rs"


def test_flags_programs_and_downloads() -> None:
    (spawns,) = RULE.check(own_facts('fn main() {\n  Command::new("cc").status();\n}', NAME))
    (downloads,) = RULE.check(own_facts('fn main() { Command::new("curl").arg("x"); }', "build.rs"))
    assert (spawns.severity, spawns.line, spawns.message) == (Severity.LOW, 2, "It starts programs.")
    assert (downloads.severity, downloads.message) == (Severity.MEDIUM, "It opens connections.")


def test_clean_scripts() -> None:
    assert not list(RULE.check(own_facts('fn main() { println!("cargo:rerun-if-changed=a"); }', NAME)))
    assert not list(RULE.check(own_facts('Command::new("cc")', "demo-1.0.0/src/build.rs")))
