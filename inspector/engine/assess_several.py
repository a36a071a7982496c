"""Reports of several artifacts that were scanned together under one policy."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from inspector.core.report import Report
from inspector.engine.assess import Assessment, ReportOptions
from inspector.policy.policy import Policy


def reports_of(assessments: Sequence[Assessment], policy: Policy, options: ReportOptions) -> tuple[Report, ...]:
    """One report each. An acceptance counts as unused only when no artifact has a finding for it.

    An unused acceptance is a finding of the first report alone: it is a fact about the policy.
    """
    if len(assessments) == 1:
        return (assessments[0].report_with(policy, options),)
    as_of = options.as_of or dt.datetime.now(dt.UTC).date()
    used = frozenset().union(*(assessment.used_acceptances(policy, as_of) for assessment in assessments))
    first = replace(options, as_of=as_of, used_elsewhere=used)
    others = replace(first, used_elsewhere=frozenset(policy.accept))
    return tuple(a.report_with(policy, others if number else first) for number, a in enumerate(assessments))
