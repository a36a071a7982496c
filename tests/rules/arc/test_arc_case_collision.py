from inspector.core.artifact import PackageClaim
from inspector.core.entry import EntryKind
from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.arc.arc_case_collision import ArcCaseCollision
from inspector.rules.bounded import MAX_FINDINGS_PER_CONTAINER
from tests.rules.view_builder import add_entry, container_of, view_of

RULE = ArcCaseCollision()


def test_flags_names_that_collide() -> None:
    (finding,) = RULE.check(view_of({"lib/Parser.js": b"", "lib/parser.js": b"", "lib/PARSER.js": b""}))
    assert finding.severity is Severity.MEDIUM
    assert finding.message == "lib/Parser.js, lib/parser.js, lib/PARSER.js become one file where case is ignored."


def test_flags_a_file_and_a_folder() -> None:
    assert len(list(RULE.check(view_of({"Docs/": None, "docs": b""})))) == 1


def test_clean_names() -> None:
    view = view_of({"a": b"", "b": b"", "Dir": None, "dir": None})
    add_entry(view, "a")
    add_entry(view, "A", container_of(view, ["inner.tar"]))
    assert not list(RULE.check(view))


def test_many_are_counted() -> None:
    view = ArtifactView()
    for number in range(500):
        add_entry(view, f"f{number}")
        add_entry(view, f"F{number}")
    findings = list(RULE.check(view))
    assert len(findings) == MAX_FINDINGS_PER_CONTAINER + 1
    assert findings[-1].message.startswith("475 further sets of names that collide")


def test_flags_systems_once() -> None:
    view = ArtifactView()
    for name in ("etc/x", "usr/include/xt_MARK.h", "usr/include/xt_mark.h", "bin/sh", "lib/y"):
        add_entry(view, name, kind=EntryKind.FILE)
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.INFO
    view.package = PackageClaim("pypi", "x", None)
    assert next(iter(RULE.check(view))).severity is Severity.MEDIUM


def test_flags_static_libraries_as_information() -> None:
    view = view_of({"Util.o": b"", "util.o": b""}, name="libx.a", format_name="ar")
    assert [f.severity for f in RULE.check(view)] == [Severity.INFO]
