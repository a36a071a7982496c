import pytest

from inspector.rules.vcs.vcs_dirty_build import VcsDirtyBuild
from tests.secrets.loaded_engine import own_facts

RULE = VcsDirtyBuild()
CARGO = "demo-1.0.0/.cargo_vcs_info.json"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (CARGO, '{"git": {"sha1": "0f", "dirty": true}, "path_in_vcs": ""}'),
        ("BOOT-INF/classes/git.properties", "git.branch=main\ngit.dirty=true\n"),
    ],
)
def test_flags_what_says_so(name: str, text: str) -> None:
    (finding,) = RULE.check(own_facts(text, name))
    assert finding.message == "It says that the checkout had uncommitted changes."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (CARGO, '{"git": {"sha1": "0f"}}'),
        (CARGO, '{"git": {"dirty": "true"}}'),
        (CARGO, '["dirty"]'),
        (CARGO, "{"),
        ("git.properties", "git.dirty=false\n#git.dirty=true\n"),
        ("other.json", '{"git": {"dirty": true}}'),
    ],
)
def test_clean_files(name: str, text: str) -> None:
    assert not list(RULE.check(own_facts(text, name)))
