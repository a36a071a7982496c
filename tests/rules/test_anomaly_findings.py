from typing import Final

from inspector.core.anomaly import Anomaly, AnomalyKind, Reading
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.anomaly_findings import anomaly_findings
from tests.rules.view_builder import view_of

INFO: Final = RuleInfo("arc-x", "X", Severity.HIGH, Confidence.HIGH, "0.1.0", "Rebuild.")
KINDS: Final = {AnomalyKind.ZIP_NAME_DIFFERS: (None, ""), AnomalyKind.TAR_TRAILING_BYTES: (Severity.LOW, "Harmless.")}

PLACE: Final = "Its record stands at byte 40 of the archive."


def names(container: int | None = None, entry: int | None = 1, count: int = 1) -> Anomaly:
    sides = (Reading("pip", "a\x00"), Reading("unzip", "b"))
    return Anomaly(AnomalyKind.ZIP_NAME_DIFFERS, container, entry, "Two names.", "a", 40, sides, ("pypi", "uv"), count)


def view(name: str, *anomalies: Anomaly) -> ArtifactView:
    made = view_of({"a": b"1"}, name, "zip")
    made.anomalies.extend(anomalies)
    return made


def test_shows_both_readings_and_who_refuses() -> None:
    (finding,) = anomaly_findings(INFO, view("x-1.whl", names()), KINDS)
    assert finding.path == "a"
    assert finding.message == f"Two names. {PLACE} Refused by PyPI and uv."
    assert finding.refused_by == ("pypi", "uv")
    assert finding.evidence is not None
    assert finding.evidence.context == "pip: a␀\nunzip: b"
    assert (finding.content_key, finding.offset) == ("zip-name-differs: a", None)


def test_nobody_refuses_what_is_not_uploaded() -> None:
    (finding,) = anomaly_findings(INFO, view("x.vsix", names()), KINDS)
    assert (finding.refused_by, finding.message) == ((), f"Two names. {PLACE}")
    (inner,) = anomaly_findings(INFO, view("x.whl", names(container=1)), KINDS)
    assert inner.refused_by == ()


def test_counts_those_left_out() -> None:
    (finding,) = anomaly_findings(INFO, view("x.jar", names(count=3)), KINDS)
    assert finding.message == f"Two names. {PLACE} 2 more of the kind in this container are not listed one by one."


def test_a_kind_has_its_own_severity_with_the_reason() -> None:
    odd = Anomaly(AnomalyKind.TAR_TRAILING_BYTES, None, None, "Bytes follow.", "")
    (finding,) = anomaly_findings(INFO, view("x.tar", odd), KINDS)
    assert (finding.severity, finding.reasons, finding.path) == (Severity.LOW, ("Harmless.",), "")


def test_only_the_offset_of_a_container_counts_in_its_own_bytes() -> None:
    whole = Anomaly(AnomalyKind.TAR_TRAILING_BYTES, 1, None, "Bytes follow byte 40.", "", 40)
    (finding,) = anomaly_findings(INFO, view("x.tar", whole), KINDS)
    assert (finding.path, finding.offset, finding.message) == ("a", 40, "Bytes follow byte 40.")


def test_other_kinds_are_not_judged() -> None:
    assert not list(anomaly_findings(INFO, view("x.whl", names()), {}))
