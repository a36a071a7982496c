import pytest

from inspector.core.severity import Severity
from inspector.rules.int.int_record_mismatch import IntRecordMismatch
from tests.packages.wheel_builder import record_line, wheel_of
from tests.rules.view_builder import add_entry, put_content, view_of

RULE = IntRecordMismatch()
RECORD = "demo-1.0.dist-info/RECORD"
FILES = {"demo/a.py": b"one", "demo/b.py": b"two"}


def test_flags_a_changed_file() -> None:
    (finding,) = RULE.check(view_of({**wheel_of(FILES), "demo/a.py": b"changed"}, name="demo-1.0-py3-none-any.whl"))
    assert (finding.severity, finding.path) == (Severity.HIGH, "demo/a.py")
    assert finding.message == "Its hash differs from what RECORD states."


def test_flags_a_changed_file_in_a_nested_wheel() -> None:
    nested = {f"dist.tar!/demo.whl!/{name}": body for name, body in {**wheel_of(FILES), "demo/b.py": b"new"}.items()}
    (finding,) = RULE.check(view_of(nested))
    assert (finding.severity, finding.path) == (Severity.HIGH, "dist.tar!/demo.whl!/demo/b.py")


def test_flags_every_record_of_a_repeated_name() -> None:
    view = view_of(wheel_of(FILES), name="demo.whl")
    put_content(view, add_entry(view, "demo/a.py").number, b"twin")
    (finding,) = RULE.check(view)
    assert finding.path == "demo/a.py%231"


def test_flags_a_size_where_the_hash_is_of_another_kind() -> None:
    files = wheel_of({})
    body = files[RECORD]
    assert body is not None
    line = record_line("demo/a.py", b"three", "sha512")
    one, two = RULE.check(view_of({**files, "demo/a.py": b"one", RECORD: body + line.encode()}, name="demo.whl"))
    assert one.message == "Its size (5 bytes against 3) differs from what RECORD states."
    assert (two.severity, two.content_key) == (Severity.INFO, "other-hash")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "demo/gone.py,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0",
            "RECORD lists demo/gone.py, which is not in the wheel.",
        ),
        ("demo/a.py,,", "RECORD states no hash for this file."),
        ("demo/a.py,md5=AAAA,3", "RECORD states its hash by md5, which the format forbids."),
        ("demo/a.py,sha256=!!!,3", "RECORD states a hash that cannot be read."),
        ("only one field", "1 line of RECORD cannot be read."),
    ],
)
def test_flags_lines_that_cannot_be_compared(line: str, message: str) -> None:
    files = wheel_of({})
    body = files[RECORD]
    assert body is not None
    view = view_of({**files, "demo/a.py": b"one", RECORD: body + line.encode() + b"\n"}, name="demo.whl")
    (finding,) = RULE.check(view)
    assert (finding.severity, finding.message) == (Severity.MEDIUM, message)


def test_flags_an_unread_record() -> None:
    view = view_of({"demo-1.0.dist-info/WHEEL": b""}, name="demo.whl")
    add_entry(view, RECORD, size_bytes=1 << 30)
    (finding,) = RULE.check(view)
    assert (finding.severity, finding.content_key) == (Severity.MEDIUM, "not-read")


def test_flags_installed_files_one_level_milder() -> None:
    installed = {f"usr/site-packages/{name}": body for name, body in wheel_of(FILES).items()}
    (finding,) = RULE.check(view_of({**installed, "usr/site-packages/demo/a.py": b"patched"}))
    assert finding.severity is Severity.MEDIUM
    assert finding.path == "usr/site-packages/demo/a.py"


def test_clean_wheel() -> None:
    assert list(RULE.check(view_of(wheel_of(FILES), name="demo.whl"))) == []


def test_clean_when_a_file_was_not_read_or_is_not_installed() -> None:
    view = view_of(wheel_of(FILES), name="demo.whl")
    entry = view.at("demo/a.py")
    assert entry is not None
    del view.digests[entry.number]
    assert list(RULE.check(view)) == []
    installed = {f"lib/{name}": body for name, body in wheel_of(FILES).items() if name != "demo/a.py"}
    assert list(RULE.check(view_of(installed))) == []
