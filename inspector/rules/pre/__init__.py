"""Work that is not released yet."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.document_rule import DocumentRule
from inspector.rules.pre.pre_codenames import PreCodenames
from inspector.rules.pre.pre_comments import PreComments
from inspector.rules.pre.pre_staging_endpoints import PreStagingEndpoints

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = (
    PreCodenames(),
    PreComments(),
    PreStagingEndpoints(),
)
TREE_RULES: Final[tuple[TreeRule, ...]] = ()
