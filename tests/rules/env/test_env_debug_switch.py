import pytest

from inspector.core.severity import Severity
from inspector.rules.env.env_debug_switch import EnvDebugSwitch
from tests.secrets.loaded_engine import own_facts

RULE = EnvDebugSwitch()


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("A = 1\nDEBUG = True\n", "app/settings.py", "Debugging is switched on."),
        ("debug=true\n", "conf/application.properties", "Debugging is switched on."),
        ("/** react-dom.development.js */", "dist/bundle.js", "It holds the development build of React."),
        ("log('[vite] connecting...')", "index.html", "It holds the client of Vite's development server."),
    ],
)
def test_flags_development(text: str, name: str, message: str) -> None:
    (finding,) = RULE.check(own_facts(text, name))
    assert (finding.severity, finding.message) == (Severity.LOW, message)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("DEBUG = False\n", "app/settings.py"),
        ("DEBUG = True\n", "app/main.py"),
        ("react-dom.development.js", "package/cjs/react-dom.development.js"),
        ("react-dom.development.js", "node_modules/x/bundle.js"),
        ("DEBUG = True\n", "tests/settings.py"),
    ],
)
def test_clean_files(text: str, name: str) -> None:
    assert not list(RULE.check(own_facts(text, name)))
