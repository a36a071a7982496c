"""What AI assistants and their users leave behind."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.ai.ai_instructions import AiInstructions
from inspector.rules.ai.ai_local_settings import AiLocalSettings
from inspector.rules.ai.ai_mcp_config import AiMcpConfig
from inspector.rules.ai.ai_transcripts import AiTranscripts
from inspector.rules.document_rule import DocumentRule

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = (AiMcpConfig(),)
TREE_RULES: Final[tuple[TreeRule, ...]] = (
    AiInstructions(),
    AiLocalSettings(),
    AiTranscripts(),
)
