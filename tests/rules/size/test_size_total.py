import pytest

from inspector.core.entry import Origin
from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.size.size_total import SizeTotal
from tests.rules.view_builder import add_entry, container_of, view_of

RULE = SizeTotal()


@pytest.mark.parametrize(("size_bytes", "severity"), [(30_000_000, Severity.LOW), (150_000_000, Severity.MEDIUM)])
def test_flags_large_artifacts(size_bytes: int, severity: Severity) -> None:
    view = ArtifactView()
    add_entry(view, "a", size_bytes=size_bytes)
    add_entry(view, "b", size_bytes=size_bytes)
    (finding,) = RULE.check(view)
    assert finding.severity is severity
    assert finding.entry is None
    assert finding.message.startswith("2 files unpack to ")


def test_clean_sizes_count_only_what_ships() -> None:
    view = view_of({"a.js.map": b"x"})
    rebuilt = container_of(view, ["a.js.map"])
    add_entry(view, "src/a.ts", rebuilt, origin=Origin.REBUILT, size_bytes=90_000_000)
    add_entry(view, "inner", container_of(view, ["in.tar"]), size_bytes=90_000_000)
    assert not list(RULE.check(view))
