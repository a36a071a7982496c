"""Work that is not released yet."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.document_rule import DocumentRule
from inspector.rules.pre.pre_codenames import PreCodenames

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = (PreCodenames(),)
TREE_RULES: Final[tuple[TreeRule, ...]] = ()
