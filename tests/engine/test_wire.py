"""The wire: typed messages, bounded frames, no surprises from a compromised peer."""

import os
import struct
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.problem import Problem, ProblemKind
from inspector.engine.worker.messages import MAX_MESSAGE_BYTES, EntryBatch, ProblemBatch, WorkProgress
from inspector.engine.worker.preview_messages import Content
from inspector.engine.worker.protocol import FromWorker
from inspector.engine.worker.wire import ProtocolError, Receiver, Sender


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            continue


def receiver(descriptor: int) -> Receiver[FromWorker]:
    return Receiver(descriptor, FromWorker)


def test_messages_arrive_in_order_and_typed(pipe: tuple[int, int]) -> None:
    sender = Sender(pipe[1])
    sent = [WorkProgress("Listing", 1, 2, 3), Content(7, b"\x00\xff"), WorkProgress("Reading")]
    for message in sent:
        sender.send(message)
    sender.close()
    incoming = receiver(pipe[0])
    assert [incoming.receive() for _ in range(4)] == [*sent, None]


def test_a_buffered_sender_keeps_order(pipe: tuple[int, int]) -> None:
    sender = Sender(pipe[1], buffer_bytes=4096)
    for number in range(20):
        sender.send(Content(number, b"x" * number))
    sender.flush()
    incoming = receiver(pipe[0])
    received = [incoming.receive() for _ in range(20)]
    assert [m.request for m in received if isinstance(m, Content)] == list(range(20))


def test_lone_surrogates_become_replacements(pipe: tuple[int, int]) -> None:
    Sender(pipe[1]).send(ProblemBatch((Problem(ProblemKind.NOTE, "a\ud800b", "m", "r"),)))
    message = receiver(pipe[0]).receive()
    assert isinstance(message, ProblemBatch)
    assert message.problems[0].path == "a?b"


def test_a_frame_over_the_limit_is_refused_before_it_is_read(pipe: tuple[int, int]) -> None:
    os.write(pipe[1], struct.pack(">I", MAX_MESSAGE_BYTES + 1))
    with pytest.raises(ProtocolError, match="over the limit"):
        receiver(pipe[0]).receive()


def test_a_cut_frame_is_refused(pipe: tuple[int, int]) -> None:
    os.write(pipe[1], struct.pack(">I", 100) + b"short")
    os.close(pipe[1])
    with pytest.raises(ProtocolError, match="inside a message"):
        receiver(pipe[0]).receive()


@given(st.binary(max_size=200))
def test_garbage_is_a_protocol_error_and_nothing_else(garbage: bytes) -> None:
    read_end, write_end = os.pipe()
    try:
        os.write(write_end, struct.pack(">I", len(garbage)) + garbage)
        with pytest.raises(ProtocolError):
            receiver(read_end).receive()
    finally:
        os.close(read_end)
        os.close(write_end)


@pytest.mark.parametrize("number", [0, -1, 1 << 31, 1 << 63])
def test_an_entry_number_that_no_tree_can_hold_is_refused(pipe: tuple[int, int], number: int) -> None:
    """It raised OverflowError in the window."""
    read_end, write_end = pipe
    Sender(write_end).send(EntryBatch((Entry(number, None, "a", "a", EntryKind.FILE, Origin.ARCHIVED),)))
    receiver: Receiver[FromWorker] = Receiver(read_end, FromWorker)
    with pytest.raises(ProtocolError):
        receiver.receive()
