"""`inspector demo`: a harmless leaky package, scanned in the terminal where no window can be opened."""

import argparse
import sys
import tempfile
from pathlib import Path

from inspector.cli import scan
from inspector.cli.parser import parse_arguments
from inspector.engine.demo import make_demo


def run(options: argparse.Namespace) -> int:
    """With `--scan` the exit code of a scan; without, 0 once the findings were shown."""
    with tempfile.TemporaryDirectory(prefix="inspector-demo-") as folder:
        artifact = make_demo(Path(folder))
        if not options.scan:
            sys.stderr.write("There is no display to open a window on, so here are the findings in the terminal.\n")
        code = scan.run(parse_arguments(["scan", str(artifact)]))
    return code if options.scan else 0
