from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.arc.arc_path_traversal import ArcPathTraversal
from inspector.rules.bounded import MAX_FINDINGS_PER_CONTAINER
from tests.rules.view_builder import add_entry, container_of, view_of

RULE = ArcPathTraversal()


def test_flags_names_that_climb_out() -> None:
    view = view_of({"../../etc/passwd": b"", "..\\evil.dll": b"", "ok/../../x": b"", "ok/a.js": b""})
    findings = list(RULE.check(view))
    assert [f.severity for f in findings] == [Severity.CRITICAL] * 3
    assert findings[0].message == "The name ../../etc/passwd points outside of the folder it is unpacked to."
    assert findings[1].content_key == "../evil.dll"


def test_flags_names_that_come_back_one_level_milder() -> None:
    (finding,) = RULE.check(view_of({"a/../b": b""}))
    assert finding.severity is Severity.HIGH
    assert finding.reasons


def test_clean_names() -> None:
    assert not list(RULE.check(view_of({"a..b/c...d": b"", "./usr/bin/x": b"", "..hidden": b"", "a/...": b""})))


def test_flags_inside_nested_containers() -> None:
    view = ArtifactView()
    add_entry(view, "../x", container_of(view, ["inner.tar"]))
    (finding,) = RULE.check(view)
    assert finding.path == "inner.tar!/../x"


def test_many_are_counted() -> None:
    view = ArtifactView()
    for number in range(500):
        add_entry(view, f"../f{number}")
    *listed, last = RULE.check(view)
    assert len(listed) == MAX_FINDINGS_PER_CONTAINER
    assert last.message.startswith("475 further climbing names")
    assert last.severity is Severity.CRITICAL
    assert last.entry is None
