"""First-party or not, already shipped or not, and the profile decide a severity together: the whole table."""

from dataclasses import replace
from itertools import product

import pytest

from inspector.core import events
from inspector.core.artifact import Artifact
from inspector.core.end_state import EndState
from inspector.core.finding import Finding
from inspector.core.report import ReportFinding
from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.engine.assess import Assessment
from inspector.policy.load import built_in_policy
from inspector.policy.profiles import PROFILE_NAMES, profile_named
from inspector.rules.document_rule import DocumentFacts
from inspector.rules.registry import DOCUMENT_RULES, TREE_RULES, rule_info
from tests.rules.map.map_builder import view_with
from tests.secrets.loaded_engine import document_of, facts_of
from tests.secrets.planted import github_token

C, H, M, L, I = Severity  # noqa: E741 - a table is read by its letters
TEXT = b"export const plan = 1;\n"
OWN, FOREIGN = "package/dist/a.js.map", "package/node_modules/x/dist/a.js.map"


def judged(findings: list[Finding], profile: str) -> list[ReportFinding]:
    assessment = Assessment()
    assessment.feed(events.Opened(Artifact("a.tgz", "tar.gz", 10)))
    assessment.feed(events.FindingsMade(tuple(findings)))
    assessment.feed(events.Ended(EndState.COMPLETE, ""))
    policy = replace(built_in_policy(), profile=profile_named(profile))
    return list(assessment.report(policy).findings)


def map_view(*, is_own: bool, is_shipped: bool) -> ArtifactView:
    shipped: dict[str, bytes] = {"package/src/a.ts": TEXT} if is_shipped else {}
    return view_with(shipped, {OWN if is_own else FOREIGN: {"../src/a.ts" if is_own else "../a.ts": TEXT}})


MAP_RULES = ("map-embedded-sources", "map-sources-already-shipped", "map-third-party-only")
MAPS = {
    # own, shipped: the rule, and its severity under closed-source, open-source, internal, triage
    (True, False): ("map-embedded-sources", (C, I, M, C)),
    (True, True): ("map-sources-already-shipped", (I, I, I, I)),
    (False, False): ("map-third-party-only", (I, I, I, I)),
    (False, True): ("map-third-party-only", (I, I, I, I)),
}


@pytest.mark.parametrize(("is_own", "is_shipped", "profile"), [*product((True, False), (True, False), PROFILE_NAMES)])
def test_a_map(is_own: bool, is_shipped: bool, profile: str) -> None:
    view = map_view(is_own=is_own, is_shipped=is_shipped)
    rules = [rule for rule in TREE_RULES if rule.info.id in MAP_RULES]
    (finding,) = judged([finding for rule in rules for finding in rule.check(view)], profile)
    rule, severities = MAPS[is_own, is_shipped]
    assert (finding.rule, finding.severity) == (rule, severities[PROFILE_NAMES.index(profile)])
    assert bool(finding.reasons) == (finding.severity is not rule_info(rule).severity)


DOCUMENTS: dict[str, tuple[str, str | bytes, dict[bool, tuple[Severity, ...]]]] = {
    # rule: file, text, and by "own or not" the severity under closed-source, open-source, internal, triage
    "sec-provider-token": ("dist/a.js", f"t = '{github_token()}'", {True: (C, C, C, C), False: (C, C, C, C)}),
    "env-private-registry": (
        "yarn.lock", '  resolved "https://npm.acme.io/x.tgz"', {True: (M, M, L, M), False: (L, L, L, M)}
    ),
    "ai-mcp-config": (
        ".mcp.json", '{"mcpServers": {"a": {"command": "x"}}}', {True: (H, M, M, M), False: (L, L, L, M)}
    ),
    "obf-eval-decoded": ("dist/a.js", "eval(atob(x))", {True: (H, H, H, H), False: (H, H, H, H)}),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "is_own", "profile"), [*product(DOCUMENTS, (True, False), PROFILE_NAMES)])
def test_a_document(rule: str, is_own: bool, profile: str) -> None:
    name, text, table = DOCUMENTS[rule]
    facts = facts_of(text, f"package/{'' if is_own else 'node_modules/x/'}{name}")
    (check,) = (each.check for each in DOCUMENT_RULES if each.info.id == rule)
    (made,) = check(DocumentFacts(facts.document, facts.hits))
    (finding,) = judged([made], profile)
    assert finding.severity is table[is_own][PROFILE_NAMES.index(profile)]
    changed = [reason for reason in finding.reasons if reason not in made.reasons]
    assert bool(changed) == (finding.severity is not made.severity), "each step of the profile is told"


def test_the_worst_place_counts_and_is_named() -> None:
    (check,) = (each.check for each in DOCUMENT_RULES if each.info.id == "env-private-registry")
    text = DOCUMENTS["env-private-registry"][1]
    places = ("package/a/node_modules/x/yarn.lock", "package/yarn.lock")
    made = [finding for path in places for finding in check(DocumentFacts(document_of(text, path)))]
    (finding,) = judged(made, "closed-source")
    assert (finding.path, finding.also_at) == (places[0], places[1:])
    assert finding.severity is M
    assert finding.reasons[-1] == f"The severity is that of the place {places[1]}."
