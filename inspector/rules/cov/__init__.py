"""What was not looked at: rules over problems, applied in the parent process."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.cov.cov_engine_missing import CovEngineMissing
from inspector.rules.cov.cov_limit import CovLimit
from inspector.rules.cov.cov_not_scanned import CovNotScanned
from inspector.rules.cov.cov_unreadable import CovUnreadable
from inspector.rules.cov.cov_worker_died import CovWorkerDied
from inspector.rules.coverage_rule import CoverageRule
from inspector.rules.document_rule import DocumentRule

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = ()
TREE_RULES: Final[tuple[TreeRule, ...]] = ()
COVERAGE_RULES: Final[tuple[CoverageRule, ...]] = (
    CovEngineMissing(),
    CovLimit(),
    CovNotScanned(),
    CovUnreadable(),
    CovWorkerDied(),
)
