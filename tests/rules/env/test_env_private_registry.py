import pytest

from inspector.core.severity import Severity
from inspector.rules.env.env_private_registry import EnvPrivateRegistry
from tests.secrets.loaded_engine import own_facts

RULE = EnvPrivateRegistry()
HOST = "npm.acme.example"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("package/npm-shrinkwrap.json", f'{{"resolved": "https://{HOST}/a/-/a-1.tgz"}}'),
        ("yarn.lock", f'  resolved "https://{HOST}/a.tgz#0f"'),
        (".npmrc", f"@acme:registry=https://{HOST}/\n"),
        ("requirements-dev.txt", f"--index-url https://user:x@{HOST}/simple\nsix\n"),
        ("Gemfile.lock", f"  remote: https://{HOST}/\n"),
        ("pyproject.toml", f'[[tool.poetry.source]]\nname = "x"\nurl = "https://{HOST}/simple"\n'),
        (".cargo/config.toml", f'[registries.acme]\nindex = "sparse+https://{HOST}/index/"\n'),
    ],
)
def test_flags_private_registries(name: str, text: str) -> None:
    (finding,) = RULE.check(own_facts(text, name))
    assert finding.severity is Severity.MEDIUM
    assert finding.message == f"It names the registry {HOST}."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("package-lock.json", '{"resolved": "https://registry.npmjs.org/a/-/a-1.tgz"}'),
        ("a.json", f'{{"resolved": "https://{HOST}/a"}}'),
        ("pyproject.toml", f'[project.urls]\nurl = "https://{HOST}/"\n'),
        ("requirements.txt", "six\n"),
    ],
)
def test_clean_files(name: str, text: str) -> None:
    assert not list(RULE.check(own_facts(text, name)))
