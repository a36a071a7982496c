"""Code that runs at installation or start."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.document_rule import DocumentRule
from inspector.rules.run.run_npm_lifecycle import RunNpmLifecycle
from inspector.rules.run.run_npm_preinstall import RunNpmPreinstall
from inspector.rules.run.run_pth_exec import RunPthExec
from inspector.rules.run.run_setup_py import RunSetupPy

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = ()
TREE_RULES: Final[tuple[TreeRule, ...]] = (
    RunNpmLifecycle(),
    RunNpmPreinstall(),
    RunPthExec(),
    RunSetupPy(),
)
