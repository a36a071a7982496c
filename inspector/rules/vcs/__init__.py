"""Leftovers of version control, build servers, editors and operating systems."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.document_rule import DocumentRule
from inspector.rules.vcs.vcs_caches import VcsCaches
from inspector.rules.vcs.vcs_ci_config import VcsCiConfig
from inspector.rules.vcs.vcs_editor_junk import VcsEditorJunk
from inspector.rules.vcs.vcs_git_dir import VcsGitDir
from inspector.rules.vcs.vcs_os_junk import VcsOsJunk

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = ()
TREE_RULES: Final[tuple[TreeRule, ...]] = (
    VcsCaches(),
    VcsCiConfig(),
    VcsEditorJunk(),
    VcsGitDir(),
    VcsOsJunk(),
)
