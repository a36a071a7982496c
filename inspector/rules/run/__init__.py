"""Code that runs at installation or start."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.document_rule import DocumentRule
from inspector.rules.run.run_implicit_gyp import RunImplicitGyp
from inspector.rules.run.run_lifecycle_download import RunLifecycleDownload
from inspector.rules.run.run_npm_lifecycle import RunNpmLifecycle
from inspector.rules.run.run_npm_preinstall import RunNpmPreinstall
from inspector.rules.run.run_pth_exec import RunPthExec
from inspector.rules.run.run_setup_py import RunSetupPy
from inspector.rules.run.run_sitecustomize import RunSitecustomize

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = ()
TREE_RULES: Final[tuple[TreeRule, ...]] = (
    RunImplicitGyp(),
    RunLifecycleDownload(),
    RunNpmLifecycle(),
    RunNpmPreinstall(),
    RunPthExec(),
    RunSetupPy(),
    RunSitecustomize(),
)
