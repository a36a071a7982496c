from inspector.core.anomaly import AnomalyKind
from inspector.core.severity import Severity
from inspector.rules.arc.arc_tar_header_conflict import ArcTarHeaderConflict
from tests.rules.arc.odd_view import odd_view

RULE = ArcTarHeaderConflict()
OF_OTHER_RULES = {
    AnomalyKind.TAR_ATTRIBUTES,
    AnomalyKind.TAR_TRAILING_BYTES,
    AnomalyKind.TAR_RECORDS_AFTER_END,
    AnomalyKind.TAR_LONE_ZERO_BLOCK,
    AnomalyKind.TAR_NO_END_MARKER,
}


def test_flags_two_sizes_with_both_readings() -> None:
    (finding,) = RULE.check(odd_view(AnomalyKind.TAR_SIZE_DIFFERS))
    assert (finding.severity, finding.path, finding.offset) == (Severity.HIGH, "a", None)
    assert finding.evidence is not None
    assert finding.evidence.context == "one: a\nother: b"


def test_sparse_members_are_milder_and_refused_by_the_index() -> None:
    (finding,) = RULE.check(odd_view(AnomalyKind.TAR_SPARSE, name="x-1.tar.gz", ecosystem="pypi"))
    assert (finding.severity, finding.refused_by) == (Severity.MEDIUM, ("pypi",))
    assert finding.message == "Odd. Its record stands at byte 512 of the archive. Refused by PyPI."


def test_old_headers_are_information() -> None:
    (finding,) = RULE.check(odd_view(AnomalyKind.TAR_OLD_MAGIC))
    assert finding.severity is Severity.INFO


def test_every_kind_of_a_header_is_judged() -> None:
    kinds = {kind for kind in AnomalyKind if kind.name.startswith("TAR_")} - OF_OTHER_RULES
    assert len(list(RULE.check(odd_view(*kinds)))) == len(kinds)


def test_clean_archive_and_other_kinds() -> None:
    assert not list(RULE.check(odd_view()))
    assert not list(RULE.check(odd_view(*OF_OTHER_RULES)))
