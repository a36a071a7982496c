"""`inspector policy ci`: ready-made steps that make a scan the gate of a pipeline, printed to be saved."""

import sys
from typing import Final

from inspector.assets import read_text
from inspector.cli.exit_codes import OK

STEPS: Final = {
    "github": "ci/github-actions.yml",
    "gitlab": "ci/gitlab-ci.yml",
    "npm": "ci/npm-prepack.cjs",
    "pre-commit": "ci/pre-commit.yaml",
}
"""File below `resources/` by the service or tool; each says in its first lines where it belongs."""


def print_steps(service: str) -> int:
    """Prints the file of one of STEPS."""
    sys.stdout.write(read_text(STEPS[service]))
    return OK
