"""Messages of what the scanner found."""

from inspector.core.artifact import PackageClaim
from inspector.core.exposure import Exposure
from inspector.core.finding import Finding
from inspector.engine.worker.message import Message


class FindingBatch(Message, frozen=True, tag=True):
    """More findings."""

    findings: tuple[Finding, ...]


class SecretBatch(Message, frozen=True, tag=True):
    """Secrets in clear, for the masker."""

    secrets: tuple[str, ...]


class PackageNamed(Message, frozen=True, tag=True):
    """The artifact's own metadata names it."""

    package: PackageClaim


class ExposureCounted(Message, frozen=True, tag=True):
    """The exposure, counted at the end."""

    exposure: Exposure
