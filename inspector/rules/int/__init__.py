"""Whether a package is what its own metadata says."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.document_rule import DocumentRule
from inspector.rules.int.int_dependency_confusion import IntDependencyConfusion
from inspector.rules.int.int_manifest_digests import IntManifestDigests
from inspector.rules.int.int_missing_entry import IntMissingEntry
from inspector.rules.int.int_missing_legal import IntMissingLegal
from inspector.rules.int.int_mutable_dependency import IntMutableDependency
from inspector.rules.int.int_name_version_mismatch import IntNameVersionMismatch
from inspector.rules.int.int_no_files_allowlist import IntNoFilesAllowlist
from inspector.rules.int.int_record_mismatch import IntRecordMismatch
from inspector.rules.int.int_record_unlisted import IntRecordUnlisted
from inspector.rules.int.int_sdist_layout import IntSdistLayout
from inspector.rules.int.int_tests_shipped import IntTestsShipped
from inspector.rules.int.int_unexpected_toplevel import IntUnexpectedToplevel
from inspector.rules.int.int_unreadable_manifest import IntUnreadableManifest
from inspector.rules.int.int_unused_dependency import IntUnusedDependency
from inspector.rules.int.int_wheel_tag_mismatch import IntWheelTagMismatch

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = (IntDependencyConfusion(),)
TREE_RULES: Final[tuple[TreeRule, ...]] = (
    IntManifestDigests(),
    IntMissingEntry(),
    IntMissingLegal(),
    IntMutableDependency(),
    IntNameVersionMismatch(),
    IntNoFilesAllowlist(),
    IntRecordMismatch(),
    IntRecordUnlisted(),
    IntSdistLayout(),
    IntTestsShipped(),
    IntUnexpectedToplevel(),
    IntUnreadableManifest(),
    IntUnusedDependency(),
    IntWheelTagMismatch(),
)
