"""`inspector explain`: the manual page of a rule."""

import argparse
import difflib
import sys

from inspector.cli.exit_codes import OK, USAGE
from inspector.cli.terminal import complain
from inspector.engine.assess_rules import known_rules
from inspector.rules.page import page_of


def run(options: argparse.Namespace) -> int:
    """Prints the page, or names the nearest ids."""
    ids = [rule.info.id for rule in known_rules()]
    if options.rule not in ids:
        near = difflib.get_close_matches(options.rule, ids, n=3)
        hint = f" Did you mean {', '.join(near)}?" if near else " `inspector rules` lists all of them."
        complain(f"There is no rule {options.rule}.{hint}")
        return USAGE
    sys.stdout.write(page_of(options.rule).rstrip() + "\n")
    return OK
