"""Documents that were written for colleagues."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.doc.doc_confidential_marker import DocConfidentialMarker
from inspector.rules.doc.doc_internal import DocInternal
from inspector.rules.doc.doc_tracker_links import DocTrackerLinks
from inspector.rules.document_rule import DocumentRule

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = (
    DocConfidentialMarker(),
    DocTrackerLinks(),
)
TREE_RULES: Final[tuple[TreeRule, ...]] = (DocInternal(),)
