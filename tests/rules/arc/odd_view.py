"""Views with anomalies for the rules that judge what walkers state."""

from inspector.core.anomaly import Anomaly, AnomalyKind, Reading
from inspector.core.artifact import PackageClaim
from inspector.core.view import ArtifactView
from tests.rules.view_builder import view_of

SIDES = (Reading("one", "a"), Reading("other", "b"))


def odd_view(*kinds: AnomalyKind, name: str = "x.tgz", ecosystem: str = "npm") -> ArtifactView:
    """One anomaly of each kind, at the first record; PyPI would refuse all of them."""
    view = view_of({"a": b"1"}, name)
    view.package = PackageClaim(ecosystem, "x", "1")
    view.anomalies.extend(Anomaly(kind, None, 1, "Odd.", "a", 512, SIDES, ("pypi",)) for kind in kinds)
    return view
