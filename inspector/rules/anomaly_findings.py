"""Findings of rules that judge what walkers found odd: one each, with both readings side by side."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from inspector.core.anomaly import Anomaly, AnomalyKind
from inspector.core.finding import MAX_CONTEXT_CHARACTERS, MAX_EXCERPT_CHARACTERS, Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Severity
from inspector.core.text import shortened, visible
from inspector.core.view import ArtifactView
from inspector.rules.upload_check import is_upload

_READER_NAMES = {"pypi": "PyPI", "uv": "uv"}


def anomaly_findings(
    info: RuleInfo, view: ArtifactView, severities: Mapping[AnomalyKind, tuple[Severity | None, str]]
) -> Iterator[Finding]:
    """One finding per anomaly of the kinds in `severities`, in order of container and discovery.

    The value is the severity of the kind (None: the rule's own) and, where it is not the rule's own, the reason.
    """
    wanted = [anomaly for anomaly in view.anomalies if anomaly.kind in severities]
    for container, anomalies in groupby(wanted, key=lambda anomaly: anomaly.container):
        refused = is_upload(view, container)
        for anomaly in anomalies:
            severity, reason = severities[anomaly.kind]
            yield _finding(info, view, anomaly, severity, reason, refused_by=anomaly.refused_by if refused else ())


def _finding(
    info: RuleInfo,
    view: ArtifactView,
    anomaly: Anomaly,
    severity: Severity | None,
    reason: str,
    *,
    refused_by: tuple[str, ...],
) -> Finding:
    subject = anomaly.entry if anomaly.entry is not None else anomaly.container
    return info.finding(
        None if subject is None else view.entries[subject],
        _message(anomaly, refused_by),
        f"{anomaly.kind}: {anomaly.key}",
        severity=severity,
        offset=anomaly.offset if anomaly.entry is None else None,
        evidence=_evidence(anomaly),
        reasons=(reason,) if reason else (),
        refused_by=refused_by,
    )


def _message(anomaly: Anomaly, refused_by: tuple[str, ...]) -> str:
    sentences = [anomaly.message]
    if anomaly.entry is not None and anomaly.offset is not None and f"byte {anomaly.offset:,}" not in anomaly.message:
        # The offset of a finding counts in its entry; this one counts in the archive around it.
        sentences.append(f"Its record stands at byte {anomaly.offset:,} of the archive.")
    if anomaly.count > 1:
        sentences.append(f"{anomaly.count - 1:,} more of the kind in this container are not listed one by one.")
    if refused_by:
        sentences.append(f"Refused by {' and '.join(_READER_NAMES.get(name, name) for name in refused_by)}.")
    return " ".join(sentences)


def _evidence(anomaly: Anomaly) -> Evidence | None:
    if not anomaly.readings:
        return None
    sides = [f"{reading.reader}: {visible(reading.sees)}" for reading in anomaly.readings]
    return Evidence(
        shortened("; ".join(sides), MAX_EXCERPT_CHARACTERS), shortened("\n".join(sides), MAX_CONTEXT_CHARACTERS)
    )
