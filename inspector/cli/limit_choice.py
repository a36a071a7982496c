"""`--limit NAME=NUMBER`: limits set for one command, over those of a policy."""

import argparse
from dataclasses import replace

from inspector.core.limits import LIMIT_NAMES, LimitError, Limits, checked_limit, limit_key

_NAMES = {limit_key(name): name for name in LIMIT_NAMES}


def parse_limit(text: str) -> tuple[str, int]:
    """Field name and value. Raises ArgumentTypeError."""
    key, _, number = text.partition("=")
    if key not in _NAMES:
        raise argparse.ArgumentTypeError(f"{key or text!r} is no limit; they are {', '.join(_NAMES)}")
    try:
        return _NAMES[key], checked_limit(_NAMES[key], int(number))
    except LimitError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    except ValueError:
        raise argparse.ArgumentTypeError(f"{key} needs a whole number, not {number!r}") from None


def chosen_limits(options: argparse.Namespace) -> Limits:
    """The built-in limits with those of the command line in their place."""
    return replace(Limits(), **dict(options.limit))


def add_limit_option(parser: argparse.ArgumentParser) -> None:
    """For every command that reads all of an artifact."""
    parser.add_argument(
        "--limit", action="append", default=[], type=parse_limit, metavar="NAME=NUMBER",
        help="set a limit, such as max-unpacked-bytes or max-seconds; may be repeated, and wins over the policy",
    )  # fmt: skip
