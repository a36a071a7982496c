from inspector.core.anomaly import AnomalyKind
from inspector.core.severity import Severity
from inspector.rules.arc.arc_encrypted_entry import ArcEncryptedEntry
from inspector.rules.arc.arc_zip_header_mismatch import ArcZipHeaderMismatch
from inspector.rules.arc.arc_zip_hidden_data import ArcZipHiddenData
from tests.rules.arc.odd_view import odd_view

RULE = ArcZipHeaderMismatch()
OTHER_RULES = (ArcZipHiddenData(), ArcEncryptedEntry())


def test_flags_two_names_with_both_readings() -> None:
    (finding,) = RULE.check(odd_view(AnomalyKind.ZIP_NAME_DIFFERS, name="x.zip"))
    assert (finding.severity, finding.path, finding.refused_by) == (Severity.HIGH, "a", ("pypi",))
    assert finding.evidence is not None
    assert finding.evidence.context == "one: a\nother: b"
    assert finding.message == "Odd. Its record stands at byte 512 of the archive. Refused by PyPI."


def test_data_descriptors_are_information_outside_of_python() -> None:
    (finding,) = RULE.check(odd_view(AnomalyKind.ZIP_DATA_DESCRIPTOR, name="x.jar", ecosystem="maven"))
    assert (finding.severity, finding.refused_by) == (Severity.INFO, ())
    (finding,) = RULE.check(odd_view(AnomalyKind.ZIP_DATA_DESCRIPTOR, name="x.whl", ecosystem="pypi"))
    assert (finding.severity, finding.refused_by) == (Severity.MEDIUM, ("pypi",))


def test_every_kind_of_a_zip_is_judged_by_one_rule() -> None:
    kinds = [kind for kind in AnomalyKind if kind.name.startswith("ZIP_")]
    view = odd_view(*kinds, name="x.zip")
    judged = [finding for rule in (RULE, *OTHER_RULES) for finding in rule.check(view)]
    assert len(judged) == len(kinds)


def test_clean_archive() -> None:
    assert not list(RULE.check(odd_view(name="x.zip")))
