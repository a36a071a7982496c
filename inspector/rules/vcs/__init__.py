"""Rules of the group `vcs`."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.document_rule import DocumentRule

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = ()
TREE_RULES: Final[tuple[TreeRule, ...]] = ()
