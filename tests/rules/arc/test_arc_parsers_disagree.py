from inspector.core.anomaly import AnomalyKind
from inspector.core.severity import Severity
from inspector.rules.arc.arc_parsers_disagree import ArcParsersDisagree
from tests.rules.arc.odd_view import odd_view

RULE = ArcParsersDisagree()


def test_flags_a_disagreement_with_both_readings() -> None:
    (finding,) = RULE.check(odd_view(AnomalyKind.PARSERS_DISAGREE))
    assert (finding.rule, finding.severity) == ("arc-parsers-disagree", Severity.HIGH)
    assert finding.evidence is not None
    assert finding.evidence.context == "one: a\nother: b"


def test_clean_archive_and_other_oddities() -> None:
    assert not list(RULE.check(odd_view()))
    assert not list(RULE.check(odd_view(AnomalyKind.TAR_SIZE_DIFFERS)))
