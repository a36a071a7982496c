import pytest

from inspector.rules.run.run_jar_agent import RunJarAgent
from tests.rules.view_builder import view_of

RULE = RunJarAgent()


@pytest.mark.parametrize("attribute", ["Premain-Class", "Agent-Class", "Launcher-Agent-Class"])
def test_flags_agents(attribute: str) -> None:
    body = f"Manifest-Version: 1.0\r\n{attribute}: com.acme.Hook\r\n\r\n".encode()
    (finding,) = RULE.check(view_of({"META-INF/MANIFEST.MF": body}, "a.jar", "zip"))
    assert finding.message == f"It names {attribute}."
    assert finding.evidence is not None
    assert finding.evidence.excerpt == f"{attribute}: com.acme.Hook"


def test_clean_archives() -> None:
    view = view_of(
        {"META-INF/MANIFEST.MF": b"Main-Class: a.B\n", "x/MANIFEST.MF": b"Agent-Class: a.B\n"}, "a.jar", "zip"
    )
    assert not list(RULE.check(view))
