"""The policy's own rules have pages like all others."""

import pytest

from inspector.assets import ResourceMissingError
from inspector.policy.rule_list import POLICY_RULES, HasInfo
from inspector.rules.page import manual_page, page_of


@pytest.mark.parametrize("rule", POLICY_RULES, ids=lambda rule: rule.info.id)
def test_every_rule_has_a_page(rule: HasInfo) -> None:
    page = manual_page(rule)
    assert page.startswith(f"# {rule.info.title}\n")
    try:
        assert page_of(rule.info.id) == page
    except ResourceMissingError:
        pytest.fail(f"resources/help/rules/{rule.info.id}.md was not generated.")


def test_ids_are_sorted_and_unique() -> None:
    ids = [rule.info.id for rule in POLICY_RULES]
    assert ids == sorted(set(ids))
