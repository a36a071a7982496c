"""Sources that ship as plain files."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.document_rule import DocumentRule
from inspector.rules.src.src_raw_sources_shipped import SrcRawSourcesShipped

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = ()
TREE_RULES: Final[tuple[TreeRule, ...]] = (SrcRawSourcesShipped(),)
