"""Code that runs at installation or start."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.document_rule import DocumentRule
from inspector.rules.run.run_cargo_build_rs import RunCargoBuildRs
from inspector.rules.run.run_deb_scripts import RunDebScripts
from inspector.rules.run.run_gem_extension import RunGemExtension
from inspector.rules.run.run_image_entry import RunImageEntry
from inspector.rules.run.run_implicit_gyp import RunImplicitGyp
from inspector.rules.run.run_in_tree_backend import RunInTreeBackend
from inspector.rules.run.run_jar_agent import RunJarAgent
from inspector.rules.run.run_lifecycle_download import RunLifecycleDownload
from inspector.rules.run.run_npm_lifecycle import RunNpmLifecycle
from inspector.rules.run.run_npm_preinstall import RunNpmPreinstall
from inspector.rules.run.run_pth_exec import RunPthExec
from inspector.rules.run.run_setup_py import RunSetupPy
from inspector.rules.run.run_sitecustomize import RunSitecustomize
from inspector.rules.run.run_startup_plugins import RunStartupPlugins
from inspector.rules.run.run_vsix_activation import RunVsixActivation

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = (
    RunCargoBuildRs(),
    RunDebScripts(),
    RunGemExtension(),
)
TREE_RULES: Final[tuple[TreeRule, ...]] = (
    RunImageEntry(),
    RunImplicitGyp(),
    RunInTreeBackend(),
    RunJarAgent(),
    RunLifecycleDownload(),
    RunNpmLifecycle(),
    RunNpmPreinstall(),
    RunPthExec(),
    RunSetupPy(),
    RunSitecustomize(),
    RunStartupPlugins(),
    RunVsixActivation(),
)
