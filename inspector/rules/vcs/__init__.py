"""Leftovers of version control, build servers, editors and operating systems."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.document_rule import DocumentRule
from inspector.rules.vcs.vcs_caches import VcsCaches
from inspector.rules.vcs.vcs_ci_config import VcsCiConfig
from inspector.rules.vcs.vcs_container_and_infra import VcsContainerAndInfra
from inspector.rules.vcs.vcs_dirty_build import VcsDirtyBuild
from inspector.rules.vcs.vcs_editor_junk import VcsEditorJunk
from inspector.rules.vcs.vcs_git_credentials import VcsGitCredentials
from inspector.rules.vcs.vcs_git_dir import VcsGitDir
from inspector.rules.vcs.vcs_ignore_files import VcsIgnoreFiles
from inspector.rules.vcs.vcs_ignore_shadowing import VcsIgnoreShadowing
from inspector.rules.vcs.vcs_merge_leftovers import VcsMergeLeftovers
from inspector.rules.vcs.vcs_nested_own_package import VcsNestedOwnPackage
from inspector.rules.vcs.vcs_os_junk import VcsOsJunk
from inspector.rules.vcs.vcs_other_dirs import VcsOtherDirs

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = (
    VcsDirtyBuild(),
    VcsGitCredentials(),
)
TREE_RULES: Final[tuple[TreeRule, ...]] = (
    VcsCaches(),
    VcsCiConfig(),
    VcsContainerAndInfra(),
    VcsEditorJunk(),
    VcsGitDir(),
    VcsIgnoreFiles(),
    VcsIgnoreShadowing(),
    VcsMergeLeftovers(),
    VcsNestedOwnPackage(),
    VcsOsJunk(),
    VcsOtherDirs(),
)
