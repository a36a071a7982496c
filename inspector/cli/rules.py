"""`inspector rules`: all rules."""

import argparse
import json
import sys

from inspector.cli.exit_codes import OK
from inspector.engine.assess_rules import known_rules


def run(options: argparse.Namespace) -> int:
    """Prints one line (or one JSON object) per rule."""
    if options.json:
        records = [
            {
                "id": info.id,
                "title": info.title,
                "group": info.group,
                "severity": info.severity.value,
                "confidence": info.confidence.value,
                "since": info.since,
                "version": info.version,
                "cwe": list(info.cwe),
                "remediation": info.remediation,
            }
            for info in (rule.info for rule in known_rules())
        ]
        sys.stdout.write(json.dumps(records, indent=1) + "\n")
        return OK
    for info in (rule.info for rule in known_rules()):
        sys.stdout.write(f"{info.id:30} {info.severity.value:9} {info.title}\n")
    return OK
