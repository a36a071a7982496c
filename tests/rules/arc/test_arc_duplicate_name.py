from inspector.core.entry import EntryKind
from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.arc.arc_duplicate_name import ArcDuplicateName
from tests.rules.view_builder import add_entry, container_of, put_content, view_of

RULE = ArcDuplicateName()


def two(first: bytes, second: bytes, name: str = "x.tgz", format_name: str = "tar.gz") -> ArtifactView:
    view = ArtifactView(artifact_name=name, artifact_format=format_name)
    put_content(view, add_entry(view, "app/config.py").number, first)
    put_content(view, add_entry(view, "app/config.py").number, second)
    return view


def test_flags_different_content() -> None:
    (finding,) = RULE.check(two(b"1", b"2"))
    assert finding.severity is Severity.HIGH
    assert finding.message == "app/config.py occurs 2 times, with different content."
    assert finding.path == "app/config.py%231"
    assert finding.refused_by == ()


def test_flags_equal_content_one_level_milder() -> None:
    (finding,) = RULE.check(two(b"1", b"1"))
    assert finding.severity is Severity.MEDIUM


def test_flags_what_the_python_index_refuses() -> None:
    (different,) = RULE.check(two(b"1", b"2", "x-1.0-py3-none-any.whl", "zip"))
    (equal,) = RULE.check(two(b"1", b"1", "x-1.0-py3-none-any.whl", "zip"))
    assert different.refused_by == ("pypi", "uv")
    assert equal.refused_by == ("pypi",)


def test_flags_other_spellings_of_one_place() -> None:
    view = ArtifactView()
    add_entry(view, "a/b")
    add_entry(view, "./a//b")
    (finding,) = RULE.check(view)
    assert finding.message == "./a//b occurs 2 times."


def test_clean_names() -> None:
    view = view_of({"a": b"1", "b": b"1", "A": b"1"})
    add_entry(view, "dir/", kind=EntryKind.DIRECTORY)
    add_entry(view, "dir/", kind=EntryKind.DIRECTORY)
    add_entry(view, "a", container_of(view, ["inner.tar"]))
    assert not list(RULE.check(view))


def test_lost_bytes_do_not_make_names_equal() -> None:
    view = ArtifactView()
    add_entry(view, "\ufffd", name_raw=b"\xe4")
    add_entry(view, "\ufffd", name_raw=b"\xf6")
    assert not list(RULE.check(view))


def test_flags_static_libraries_as_information() -> None:
    view = ArtifactView(artifact_format="ar")
    for name in ("/", "//", "util.o", "util.o", "Util.o", "main.o", "main.o"):
        add_entry(view, name)
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.INFO
    assert finding.message == "2 names that occur more than once: util.o, main.o."
