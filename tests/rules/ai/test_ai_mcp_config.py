import json

import pytest

from inspector.core.severity import Severity
from inspector.rules.ai.ai_mcp_config import AiMcpConfig
from tests.secrets.loaded_engine import own_facts
from tests.secrets.planted import password

RULE = AiMcpConfig()


def config(value: str, table: str = "mcpServers") -> str:
    return json.dumps({table: {"jira": {"command": "npx", "env": {"JIRA_TOKEN": value, "PORT": "8080-8099"}}}})


@pytest.mark.parametrize(("name", "table"), [("package/.mcp.json", "mcpServers"), (".vscode/mcp.json", "servers")])
def test_flags_servers(name: str, table: str) -> None:
    (finding,) = RULE.check(own_facts(config("${JIRA_TOKEN}", table), name))
    assert finding.severity is Severity.MEDIUM
    assert finding.message == "It connects an assistant to 1 server: jira."


def test_flags_values_as_worse() -> None:
    (finding,) = RULE.check(own_facts(config(password()), "claude_desktop_config.json"))
    assert finding.severity is Severity.HIGH
    assert finding.message.endswith("Values are written into it: JIRA_TOKEN.")
    assert password() not in finding.message


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".mcp.json.example", config("x")),
        (".mcp.json", '{"mcpServers": {}}'),
        (".mcp.json", "[1"),
        ("mcp.json", '{"servers": {"a": {"name": "no server"}}}'),
        ("servers.json", config("x")),
    ],
)
def test_clean_files(name: str, text: str) -> None:
    assert not list(RULE.check(own_facts(text, name)))
