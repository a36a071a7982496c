import hashlib

from inspector.core.severity import Severity
from inspector.rules.vcs.vcs_git_credentials import VcsGitCredentials
from tests.secrets.loaded_engine import own_facts
from tests.secrets.planted import password

RULE = VcsGitCredentials()


def config(login: str) -> str:
    return f'[remote "origin"]\n\turl = https://{login}github.com/acme/app.git\n'


def test_flags_a_password_and_names_the_host() -> None:
    (finding,) = RULE.check(own_facts(config(f"deploy:{password()}@"), "package/.git/config"))
    assert (finding.severity, finding.line) == (Severity.CRITICAL, 2)
    assert finding.message == "It holds a login for github.com."


def test_flags_a_token_and_a_header() -> None:
    token = hashlib.sha256(password().encode()).hexdigest()[:40]
    (finding,) = RULE.check(own_facts(config(f"{token}@"), ".gitmodules"))
    assert finding.message == "It holds a login for github.com."
    header = f'[http "https://github.com/"]\n\textraheader = AUTHORIZATION: basic {token}\n'
    (finding,) = RULE.check(own_facts(header, "a/.git/config"))
    assert (finding.message, finding.line) == ("It holds a login.", 2)


def test_clean_configurations() -> None:
    login = config(f"deploy:{password()}@")
    assert not list(RULE.check(own_facts(config(""), ".git/config")))
    assert not list(RULE.check(own_facts(config("git@"), ".git/config")))
    assert not list(RULE.check(own_facts(config("deploy:${TOKEN}@"), ".git/config")))
    assert not list(RULE.check(own_facts(login, "docs/config")))


def test_the_same_login_twice_is_one_finding() -> None:
    assert len(list(RULE.check(own_facts(config(f"a:{password()}@") * 3, ".git/config")))) == 1
