"""Where a fresh process learns which worker it is."""

from inspector.engine.worker.guard import forbid_core_dumps, private_output
from inspector.engine.worker.inherited import opened_from_parent


def become_worker(arguments: list[str]) -> int:
    """Runs a worker until its work is done and its parent is gone; returns the exit code."""
    messages = private_output()
    forbid_core_dumps()
    role, *rest = arguments
    if role == "rules":
        from inspector.engine.worker.rule_building import run_rule_builder  # noqa: PLC0415 - each loads only its own

        return run_rule_builder(rest[0])
    extra = opened_from_parent(rest[0]) if rest else None
    if role == "scanner":
        from inspector.engine.worker.scanner import run_scanner  # noqa: PLC0415 - each worker loads only its own

        return run_scanner(feed=0, messages=messages, rules=extra)
    if role == "searcher":
        from inspector.engine.worker.searcher import run_searcher  # noqa: PLC0415 - each worker loads only its own

        return run_searcher(commands=0, messages=messages)
    from inspector.engine.worker.reader import run_reader  # noqa: PLC0415 - each worker loads only its own

    return run_reader(commands=0, messages=messages, feed=extra)
