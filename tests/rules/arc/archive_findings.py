"""Walker, oddities and rules on one archive in one process."""

from inspector.core.artifact import PackageClaim
from inspector.core.finding import Finding
from inspector.core.view import ArtifactView
from inspector.rules.arc import TREE_RULES
from tests.containers.context_builder import new_context, opened, walk, what_comes
from tests.rules.view_builder import add_entry


def archive_findings(
    data: bytes, name: str, *, ecosystem: str | None = None, may_be_damaged: bool = False
) -> list[Finding]:
    """What the rules on archive structure say about a file; `ecosystem` is that of the package it claims to be."""
    context = new_context()
    container = opened(data, name, context)
    claim = PackageClaim(ecosystem, "demo", "1.0") if ecosystem else None
    view = ArtifactView(artifact_name=name, artifact_format=container.format, package=claim)
    records, error = walk(container)
    assert error is None or may_be_damaged
    for record in records:
        text = record.name_raw.decode("utf-8", "surrogateescape")
        entry = add_entry(
            view,
            text,
            kind=record.kind,
            origin=record.origin,
            offset=record.offset,
            link_target=_text(record.link_target),
        )
        view.anomalies.extend(oddity.numbered(None, entry.number) for oddity in record.oddities)
        before, context.oddities = context.oddities, []
        if record.content is not None:
            what_comes(record.content)
        view.anomalies.extend(oddity.numbered(None, entry.number) for oddity in context.oddities)
        context.oddities = before
    view.anomalies.extend(oddity.numbered(None, None) for oddity in context.oddities)
    return [finding for rule in TREE_RULES for finding in rule.check(view)]


def _text(target: bytes | None) -> str | None:
    return None if target is None else target.decode("utf-8", "surrogateescape")
