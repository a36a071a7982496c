"""What AI assistants and their users leave behind."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.ai.ai_instructions import AiInstructions
from inspector.rules.ai.ai_local_settings import AiLocalSettings
from inspector.rules.document_rule import DocumentRule

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = ()
TREE_RULES: Final[tuple[TreeRule, ...]] = (AiInstructions(), AiLocalSettings())
