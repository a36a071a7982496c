import pytest

from inspector.core.anomaly import AnomalyKind
from inspector.core.severity import Severity
from inspector.rules.arc.arc_zip_hidden_data import ArcZipHiddenData
from tests.rules.arc.odd_view import odd_view

RULE = ArcZipHiddenData()


@pytest.mark.parametrize("kind", [AnomalyKind.ZIP_BYTES_BETWEEN, AnomalyKind.ZIP_UNLISTED_ENTRY])
def test_flags_what_no_program_lists(kind: AnomalyKind) -> None:
    (finding,) = RULE.check(odd_view(kind, name="x.whl", ecosystem="pypi"))
    assert (finding.severity, finding.refused_by) == (Severity.HIGH, ("pypi",))


@pytest.mark.parametrize(
    "kind", [AnomalyKind.ZIP_COMMENT, AnomalyKind.ZIP_PROGRAM_BEFORE, AnomalyKind.ZIP_SIGNING_BLOCK]
)
def test_usual_things_are_information(kind: AnomalyKind) -> None:
    (finding,) = RULE.check(odd_view(kind, name="x.apk", ecosystem="other"))
    assert finding.severity is Severity.INFO


def test_a_program_before_a_wheel_is_not_usual() -> None:
    (finding,) = RULE.check(odd_view(AnomalyKind.ZIP_PROGRAM_BEFORE, name="x.whl", ecosystem="pypi"))
    assert finding.severity is Severity.HIGH


def test_clean_archive_and_other_kinds() -> None:
    assert not list(RULE.check(odd_view(name="x.zip")))
    assert not list(RULE.check(odd_view(AnomalyKind.ZIP_NAME_DIFFERS, name="x.zip")))
