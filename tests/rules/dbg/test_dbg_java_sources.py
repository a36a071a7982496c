from inspector.rules.dbg.dbg_java_sources import DbgJavaSources
from tests.rules.view_builder import view_of

RULE = DbgJavaSources()


def test_flags_sources_beside_classes() -> None:
    view = view_of({"com/a/B.class": b"", "com/a/B.java": b"", "com/a/C.kt": b""}, "a.jar", "zip")
    (finding,) = RULE.check(view)
    assert finding.message == "2 source files ship with the compiled classes: com/a/B.java, com/a/C.kt."
    assert finding.path == "com/a/B.java"


def test_flags_an_archive_of_sources_in_an_application() -> None:
    view = view_of({"app/lib/core-1.0.jar": b"", "app/lib/core-1.0-sources.jar!/B.java": b""}, "app.zip", "zip")
    (finding,) = RULE.check(view)
    assert finding.message == "1 archive of sources ship with the compiled classes: app/lib/core-1.0-sources.jar."


def test_clean_archives() -> None:
    assert not list(RULE.check(view_of({"com/a/B.class": b""}, "a.jar", "zip")))
    assert not list(RULE.check(view_of({"com/a/B.java": b""}, "a-sources.jar", "zip")))
    assert not list(RULE.check(view_of({"a-sources.jar": b"", "a.jar": b""}, "dist", "folder")))
