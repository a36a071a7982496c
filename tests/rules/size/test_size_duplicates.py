from inspector.core.severity import Severity
from inspector.rules.size.size_duplicates import SizeDuplicates
from tests.rules.view_builder import view_of

RULE = SizeDuplicates()


def test_flags_what_is_there_twice() -> None:
    big, small = b"x" * 4000, b"y" * 1500
    view = view_of({"a.js": big, "b.js": big, "c.js": small, "d.js": small, "e.js": small, "f": b"z" * 900})
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.INFO
    assert finding.message == "3 files repeat others byte for byte (7 kB), most of all a.js, b.js."


def test_flags_each_container_by_itself() -> None:
    body = b"x" * 2000
    view = view_of({"in.tar!/a": body, "in.tar!/b": body, "c": b"0" * 5000})
    (finding,) = RULE.check(view)
    assert finding.path == "in.tar"


def test_clean_small_and_few_duplicates() -> None:
    assert not list(RULE.check(view_of({"a": b"x" * 500, "b": b"x" * 500})))
    assert not list(RULE.check(view_of({"a": b"x" * 1000, "b": b"x" * 1000, "c": b"y" * 90_000})))
    assert not list(RULE.check(view_of({"a": b"x" * 2000, "in.tar!/a": b"x" * 2000})))
