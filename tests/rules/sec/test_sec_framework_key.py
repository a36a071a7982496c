import pytest

from inspector.core.severity import Severity
from inspector.rules.sec.sec_framework_key import SecFrameworkKey
from tests.secrets.loaded_engine import own_facts
from tests.secrets.planted import noise

RULE = SecFrameworkKey()
KEY, HEX = noise(50, 41), noise(128, 42, "0123456789abcdef")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("app/settings.py", f"SECRET_KEY = '{KEY}'\n"),
        ("app.py", f'app.config["SECRET_KEY"] = "{KEY}"\n'),
        ("config/secrets.yml", f"production:\n  secret_key_base: {HEX}\n"),
        ("config/master.key", HEX[:32]),
        (".env", f"APP_KEY=base64:{noise(43, 43)}=\n"),
        ("wp-config.php", f"define('AUTH_KEY', '{KEY}');\n"),
    ],
)
def test_flags_keys(name: str, text: str) -> None:
    (finding,) = RULE.check(own_facts(text, name))
    assert finding.severity is Severity.MEDIUM
    assert KEY not in finding.message


def test_flags_keys_of_tests_milder() -> None:
    (finding,) = RULE.check(own_facts(f"SECRET_KEY = '{KEY}'", "tests/settings.py"))
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("app/settings.py", f"SECRET_KEY = 'django-insecure-{KEY}'"),
        ("app/settings.py", "SECRET_KEY = os.environ['SECRET_KEY']"),
        ("app/settings.py", "SECRET_KEY = 'your-secret-key-goes-here-please'"),
        ("app/settings.py", "SECRET_KEY = 'short'"),
        ("wp-config.php", "define('AUTH_KEY', 'put your unique phrase here');"),
        ("notes.md", f"SECRET_KEY = '{KEY}'"),
    ],
)
def test_clean_files(name: str, text: str) -> None:
    assert not list(RULE.check(own_facts(text, name)))
