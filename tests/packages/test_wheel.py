"""RECORD lines."""

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.packages.wheel import RecordLine, read_record


def test_lines_of_every_kind() -> None:
    record = read_record(b'a.py,sha256=AQID,3\r\n"b,c.py",SHA512=AQID,x\nRECORD,,\nbad\n\nd.py,sha256=!,1\n')
    assert record.lines == (
        RecordLine(1, "a.py", "sha256", "010203", 3),
        RecordLine(2, "b,c.py", "sha512", "010203", None),
        RecordLine(3, "RECORD", "", None, None),
        RecordLine(6, "d.py", "sha256", None, 1),
    )
    assert (record.damaged, record.complete) == ((4,), True)


def test_a_field_beyond_all_measure_is_damaged() -> None:
    record = read_record(b"a" * 200_000 + b",,\nb.py,,\n")
    assert record.damaged == (1,)
    assert [line.path for line in record.lines] == ["b.py"]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_never_raises(body: bytes) -> None:
    record = read_record(body)
    assert all(line.path for line in record.lines)
