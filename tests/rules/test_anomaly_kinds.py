"""Nothing that walkers find odd stays without a finding."""

import pytest

from inspector.core.anomaly import AnomalyKind
from inspector.rules import arc, env
from tests.rules.arc.odd_view import odd_view


@pytest.mark.parametrize("kind", AnomalyKind)
def test_every_kind_of_oddity_is_judged_by_exactly_one_rule(kind: AnomalyKind) -> None:
    view = odd_view(kind)
    judges = {finding.rule for rule in (*arc.TREE_RULES, *env.TREE_RULES) for finding in rule.check(view)}
    judges -= {finding.rule for rule in (*arc.TREE_RULES, *env.TREE_RULES) for finding in rule.check(odd_view())}
    assert len(judges) == 1, judges
