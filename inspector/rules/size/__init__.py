"""Sizes that nobody expects."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.document_rule import DocumentRule
from inspector.rules.size.size_dev_assets import SizeDevAssets
from inspector.rules.size.size_duplicates import SizeDuplicates
from inspector.rules.size.size_file import SizeFile
from inspector.rules.size.size_total import SizeTotal

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = ()
TREE_RULES: Final[tuple[TreeRule, ...]] = (
    SizeDevAssets(),
    SizeDuplicates(),
    SizeFile(),
    SizeTotal(),
)
