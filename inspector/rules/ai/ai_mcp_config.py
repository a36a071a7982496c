"""The configuration of tool servers for AI assistants was packed.

## What it flags

`.mcp.json`, `mcp.json`, `claude_desktop_config.json`, `.cursor/mcp.json`, `.vscode/mcp.json` and the like, when they
list servers. A value in a server's `env` or `headers` that is no reference to a variable raises the finding.

## Why it matters

The file names the programs and internal addresses that developers connect their assistants to, and its `env` tables are
where the keys for them are typed in.

## Example

`"env": {"JIRA_TOKEN": "…"}` in `package/.mcp.json`.

## What to do

Exclude the file. Refer to variables (`"${JIRA_TOKEN}"`) instead of values, and ship a template if users need one.

## Limits

Values are judged by being literal, not by being valid. Templates (`.example`, `.sample`) are not flagged.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.packages.bounded_json import read_object
from inspector.rules.bounded import counted, some_names
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.level import place_key
from inspector.rules.place_tags import path_tags
from inspector.secrets.examples import is_placeholder

_NAMES = re.compile(
    r"(?:^|/)(?:\.?mcp(?:[-_]?(?:config|servers|settings))?\.json|claude_desktop_config\.json|cline_mcp_settings\.json)\Z"
)
_TABLES = ("mcpServers", "servers", "context_servers", "mcp")
_SECRET_TABLES = ("env", "headers")
_MIN_CHARACTERS = 6
_MAX_BYTES = 1 << 20


class AiMcpConfig:
    """Tool servers of an assistant."""

    info: Final = RuleInfo(
        id="ai-mcp-config",
        title="Tool servers of an AI assistant",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Exclude the file, and refer to variables instead of writing values into `env`.",
        cwe=(538, 200),
    )
    reads: Final = Reads.TEXT

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file."""
        document = facts.document
        if not document.is_text or len(document.data) > _MAX_BYTES or not _NAMES.search(document.entry.name):
            return
        servers = _servers(read_object(document.data) or {})
        if not servers:
            return
        literal = sorted({name for server in servers.values() for name in _literals(server)})
        values = f" Values are written into it: {some_names(literal)}." if literal else ""
        yield self.info.finding(
            document.entry,
            f"It connects an assistant to {counted(len(servers), 'server')}: {some_names(list(servers))}.{values}",
            f"mcp: {place_key(document.entry.name)}: {json.dumps(sorted(servers))}"[:400],
            severity=Severity.HIGH if literal else None,
            reasons=("Values of its servers are literal, not references to variables.",) if literal else (),
            tags=path_tags(document.entry),
        )


def _servers(root: dict[str, Any]) -> dict[str, dict[str, Any]]:
    for key in _TABLES:
        table = root.get(key)
        found = (
            {name: server for name, server in table.items() if isinstance(server, dict)}
            if isinstance(table, dict)
            else {}
        )
        if found and any("command" in server or "url" in server for server in found.values()):
            return found
    return {}


def _literals(server: dict[str, Any]) -> Iterator[str]:
    for key in _SECRET_TABLES:
        table = server.get(key)
        for name, value in table.items() if isinstance(table, dict) else ():
            if isinstance(value, str) and len(value) >= _MIN_CHARACTERS and _is_literal(name, value):
                yield name


def _is_literal(name: str, value: str) -> bool:
    is_about_secrets = re.search(r"key|token|secret|passw|auth|credential", name, re.IGNORECASE) is not None
    return is_about_secrets and "${" not in value and not is_placeholder(value)
