"""Archive structure: what names, links, modes and sizes of records do to whoever unpacks them."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.arc.arc_absolute_path import ArcAbsolutePath
from inspector.rules.arc.arc_bomb import ArcBomb
from inspector.rules.arc.arc_case_collision import ArcCaseCollision
from inspector.rules.arc.arc_deceptive_name import ArcDeceptiveName
from inspector.rules.arc.arc_duplicate_name import ArcDuplicateName
from inspector.rules.arc.arc_encrypted_entry import ArcEncryptedEntry
from inspector.rules.arc.arc_file_dir_conflict import ArcFileDirConflict
from inspector.rules.arc.arc_hardlink_escape import ArcHardlinkEscape
from inspector.rules.arc.arc_not_an_archive import ArcNotAnArchive
from inspector.rules.arc.arc_parsers_disagree import ArcParsersDisagree
from inspector.rules.arc.arc_path_traversal import ArcPathTraversal
from inspector.rules.arc.arc_reserved_name import ArcReservedName
from inspector.rules.arc.arc_setuid import ArcSetuid
from inspector.rules.arc.arc_special_file import ArcSpecialFile
from inspector.rules.arc.arc_symlink_escape import ArcSymlinkEscape
from inspector.rules.arc.arc_tar_header_conflict import ArcTarHeaderConflict
from inspector.rules.arc.arc_tar_trailing import ArcTarTrailing
from inspector.rules.arc.arc_type_mismatch import ArcTypeMismatch
from inspector.rules.arc.arc_unicode_collision import ArcUnicodeCollision
from inspector.rules.arc.arc_zip_header_mismatch import ArcZipHeaderMismatch
from inspector.rules.arc.arc_zip_hidden_data import ArcZipHiddenData
from inspector.rules.document_rule import DocumentRule

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = ()
TREE_RULES: Final[tuple[TreeRule, ...]] = (
    ArcAbsolutePath(),
    ArcBomb(),
    ArcCaseCollision(),
    ArcDeceptiveName(),
    ArcDuplicateName(),
    ArcEncryptedEntry(),
    ArcFileDirConflict(),
    ArcHardlinkEscape(),
    ArcNotAnArchive(),
    ArcParsersDisagree(),
    ArcPathTraversal(),
    ArcReservedName(),
    ArcSetuid(),
    ArcSpecialFile(),
    ArcSymlinkEscape(),
    ArcTarHeaderConflict(),
    ArcTarTrailing(),
    ArcTypeMismatch(),
    ArcUnicodeCollision(),
    ArcZipHeaderMismatch(),
    ArcZipHiddenData(),
)
