"""The command line as data: commands, options, help texts."""

import argparse

import inspector
from inspector.cli.limit_choice import add_limit_option
from inspector.cli.policy_ci import STEPS
from inspector.core.name_encoding import AS_STATED, DETECTED, ENCODINGS, named
from inspector.core.severity import Severity
from inspector.reports.registry import FORMATS

_SPEC_HELP = "path to an artifact or a folder; `!/` and an inner path may follow"


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    """Options with `command` set. Exits with 2 on a usage error."""
    return argument_parser().parse_args(arguments)


def _spec(text: str) -> str:
    """Refuses an empty SPEC, as an unset variable leaves it: it would mean the working directory."""
    if not text:
        raise argparse.ArgumentTypeError("it is empty, where a path is expected")
    return text


def _encoding(text: str) -> str:
    known = named(text)
    if known is None:
        raise argparse.ArgumentTypeError(f"{text} is none of {', '.join((DETECTED, AS_STATED, *ENCODINGS))}")
    return known


def argument_parser() -> argparse.ArgumentParser:
    """All commands but the window, which `app` opens."""
    parser = argparse.ArgumentParser(
        prog="inspector",
        description="See what a package really ships: risky files, rebuilt sources, a verdict.",
        epilog="Without a command the window opens: inspector [--new-window] [SPEC ...]",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"artifact-inspector {inspector.__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_scan(commands)
    _add_list(commands)
    _add_show(commands)
    _add_restore(commands)
    _add_rules(commands)
    _add_demo(commands)
    _add_policy(commands)
    return parser


def _add_scan(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    scan = commands.add_parser("scan", help="scan artifacts and print or write a report", allow_abbrev=False)
    scan.add_argument("specs", nargs="+", metavar="SPEC", type=_spec, help=_SPEC_HELP)
    scan.add_argument(
        "-f",
        "--format",
        choices=[known.name for known in FORMATS],
        default="text",
        help="what to print (default: text)",
    )
    scan.add_argument(
        "-o", "--output", action="append", default=[], metavar="[FORMAT:]FILE",
        help="also write a report, in the format of the suffix or the one named; may be repeated",
    )  # fmt: skip
    _add_scan_options(scan)


def _add_scan_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--profile", help="open-source, closed-source, internal or triage (default: closed-source)")
    parser.add_argument("--policy", metavar="FILE", help="policy file (default: inspector.toml or pyproject.toml here)")
    parser.add_argument("--baseline", metavar="REPORT", help="earlier JSON report to compare with")
    parser.add_argument("--attestation", metavar="FILE", help="attestation of the artifact to compare it with")
    parser.add_argument("--source", metavar="FOLDER", help="checkout of the sources to compare the files with")
    parser.add_argument(
        "--fail-on", choices=[level.value for level in Severity], help="lowest severity that fails (default: high)"
    )
    parser.add_argument(
        "--as-of", metavar="DATE", help="judge acceptances as of this date (YYYY-MM-DD; default: today)"
    )
    add_limit_option(parser)
    parser.add_argument("--exit-zero", action="store_true", help="exit 0 where findings or coverage would give 1 or 4")
    parser.add_argument("--quiet", action="store_true", help="print nothing but errors and the report asked for")
    parser.add_argument("--verbose", action="store_true", help="print every finding in full, and how the scan ran")
    parser.add_argument("--reveal", action="store_true", help="do not mask secrets in the output")
    parser.add_argument("--timestamp", action="store_true", help="write the time into the report")


def _add_list(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    entries = commands.add_parser("list", help="list every entry, nested containers and rebuilt sources included")
    entries.add_argument("spec", metavar="SPEC", type=_spec, help=_SPEC_HELP)
    entries.add_argument("--json", action="store_true", help="print one JSON array in record order")
    entries.add_argument(
        "--names",
        metavar="ENCODING",
        type=_encoding,
        default=AS_STATED,
        help="how to read names that are not UTF-8: cp437, cp1252, Shift-JIS, GBK and so on, or `auto`",
    )
    add_limit_option(entries)
    which = entries.add_mutually_exclusive_group()
    which.add_argument("--shallow", action="store_true", help="leave nested containers closed")
    which.add_argument(
        "--sources", action="store_true", help="list the sources that source maps name instead, merged over all maps"
    )
    which.add_argument(
        "--merged",
        action="store_true",
        help="list the file system of container images instead: all layers laid on each other, with what later ones "
        "delete (D) or replace (R)",
    )


def _add_show(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    show = commands.add_parser("show", help="print the bytes of one entry, or the raw records of an archive")
    show.add_argument("spec", metavar="SPEC", type=_spec, help=_SPEC_HELP)
    show.add_argument("inner_path", metavar="INNER_PATH", nargs="?", help="as `inspector list` prints it")
    show.add_argument(
        "--structure",
        action="store_true",
        help="the raw records of a zip, tar or gzip file, or what a manifest, program, certificate or notebook says;"
        " without INNER_PATH that of SPEC",
    )
    show.add_argument(
        "--json", action="store_true", help="with --structure: records as one array, a page as one object"
    )
    add_limit_option(show)


def _add_restore(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    restore = commands.add_parser("restore", help="write the sources that can be rebuilt from source maps")
    restore.add_argument("spec", metavar="SPEC", type=_spec, help=_SPEC_HELP)
    restore.add_argument("-o", "--output", required=True, metavar="DIR_OR_ZIP", help="empty folder or new .zip file")
    add_limit_option(restore)
    restore.add_argument(
        "--approximate",
        action="store_true",
        help="below `_approximate/` also write what can be put together from shipped code where a map holds no text",
    )
    restore.add_argument(
        "--evidence",
        action="store_true",
        help="an evidence pack: scan the artifact, and write the report and SHA-256 digests of all files beside them",
    )
    restore.add_argument("--profile", help="with --evidence: as for `scan`")
    restore.add_argument("--policy", metavar="FILE", help="with --evidence: as for `scan`")
    restore.set_defaults(fail_on=None)


def _add_rules(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    explain = commands.add_parser("explain", help="print the manual page of a rule")
    explain.add_argument("rule", metavar="RULE", help="a rule id, such as map-embedded-sources")
    rules = commands.add_parser("rules", help="list all rules")
    rules.add_argument("--json", action="store_true", help="print one JSON array")


def _add_demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = commands.add_parser("demo", help="make a harmless leaky package and open it", allow_abbrev=False)
    demo.add_argument("--scan", action="store_true", help="scan it in the terminal, with the exit code of a scan")


def _add_policy(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    policy = commands.add_parser("policy", help="write, check and extend a policy file")
    actions = policy.add_subparsers(dest="action", required=True, metavar="ACTION")
    init = actions.add_parser("init", help="write a commented policy")
    init.add_argument(
        "spec", nargs="?", metavar="SPEC", type=_spec, help="artifact whose files become the expected contents"
    )
    check = actions.add_parser("check", help="check a policy file")
    check.add_argument("file", nargs="?", metavar="FILE")
    accept = actions.add_parser("accept", help="accept one finding of a report")
    accept.add_argument("report", metavar="REPORT", help="JSON report")
    accept.add_argument("fingerprint", metavar="FINGERPRINT", help="exact fingerprint of the finding")
    accept.add_argument("--reason", required=True)
    accept.add_argument("--owner")
    accept.add_argument("--expires", metavar="DATE")
    accept.add_argument("--kind", choices=("accepted", "false-positive"), default="accepted")
    accept.add_argument("--policy", metavar="FILE", help="policy file to extend (default: the one in force here)")
    ci = actions.add_parser("ci", help="print ready-made steps that run the scan in a pipeline")
    ci.add_argument("service", choices=list(STEPS), help="where the steps are to run")
