import pytest

from inspector.core.anomaly import AnomalyKind
from inspector.core.severity import Severity
from inspector.rules.arc.arc_tar_trailing import ArcTarTrailing
from tests.rules.arc.odd_view import odd_view

RULE = ArcTarTrailing()


@pytest.mark.parametrize(
    ("kind", "severity"),
    [
        (AnomalyKind.TAR_TRAILING_BYTES, Severity.HIGH),
        (AnomalyKind.TAR_RECORDS_AFTER_END, Severity.HIGH),
        (AnomalyKind.TAR_LONE_ZERO_BLOCK, Severity.HIGH),
        (AnomalyKind.STREAM_TRAILING_BYTES, Severity.HIGH),
        (AnomalyKind.STREAM_WRONG_TRAILER, Severity.HIGH),
        (AnomalyKind.STREAM_SKIPPED_FRAME, Severity.MEDIUM),
        (AnomalyKind.GZIP_SEVERAL_MEMBERS, Severity.MEDIUM),
        (AnomalyKind.TAR_NO_END_MARKER, Severity.LOW),
    ],
)
def test_flagged(kind: AnomalyKind, severity: Severity) -> None:
    (finding,) = RULE.check(odd_view(kind))
    assert finding.severity is severity


def test_clean() -> None:
    assert not list(RULE.check(odd_view()))
    assert not list(RULE.check(odd_view(AnomalyKind.TAR_SIZE_DIFFERS)))
