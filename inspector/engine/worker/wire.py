"""Length-prefixed MessagePack on a pair of descriptors. Nothing that arrives is ever unpickled.

Each frame is a 4-byte big-endian length and one tagged message. A peer may be compromised: lengths are
bounded before anything is allocated, and decoding is typed.
"""

import os
import struct
import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec

from inspector.engine.worker.message import Message
from inspector.engine.worker.messages import MAX_MESSAGE_BYTES

_LENGTH = struct.Struct(">I")
_READ_BYTES = 1 << 20
Incoming = TypeVar("Incoming")


class ProtocolError(Exception):
    """The peer sent what the protocol does not allow."""


def _without_surrogates(value: Any) -> Any:
    """The same plain data with lone surrogates replaced: UTF-8 cannot carry them."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    return value


class Sender:
    """Writes messages; safe to call from several threads."""

    def __init__(self, descriptor: int, buffer_bytes: int = 0) -> None:
        """Small messages wait until `buffer_bytes` came together; 0 sends each at once."""
        self._descriptor = descriptor
        self._buffer_bytes = buffer_bytes
        self._pending = bytearray()
        self._lock = threading.Lock()
        self._encoder = msgspec.msgpack.Encoder()

    def send(self, message: Message) -> None:
        """Blocks until the peer (or the buffer) took it. Raises OSError when the peer is gone."""
        try:
            payload = self._encoder.encode(message)
        except UnicodeEncodeError:
            payload = self._encoder.encode(_without_surrogates(msgspec.to_builtins(message, builtin_types=(bytes,))))
        with self._lock:
            self._pending += _LENGTH.pack(len(payload))
            self._pending += payload
            if len(self._pending) > self._buffer_bytes:
                self._write_pending()

    def flush(self) -> None:
        """Sends what waits in the buffer."""
        with self._lock:
            self._write_pending()

    def _write_pending(self) -> None:
        data, self._pending = bytes(self._pending), bytearray()
        view = memoryview(data)
        while view:
            view = view[os.write(self._descriptor, view) :]

    def close(self) -> None:
        """Closes the descriptor; the peer sees the end of the stream."""
        with self._lock:
            if self._descriptor >= 0:
                os.close(self._descriptor)
                self._descriptor = -1


class Receiver(Generic[Incoming]):
    """Reads messages of one union of types."""

    def __init__(self, descriptor: int, message_type: Any) -> None:
        """`message_type` is the union of the messages that may arrive."""
        self._descriptor = descriptor
        self._buffer = b""
        self._position = 0
        self._message_type: Callable[[], Any] = lambda: message_type
        self._decoder: msgspec.msgpack.Decoder[Any] | None = None

    def agree_on(self, message_type: Callable[[], Any]) -> None:
        """What may arrive from now on; asked for when the next message is there."""
        self._message_type, self._decoder = message_type, None

    def receive(self) -> Incoming | None:
        """The next message, or None at the end of the stream.

        Raises ProtocolError for a frame that is too long, cut, or not of the agreed types.
        """
        header = self._read_exactly(_LENGTH.size)
        if header is None:
            return None
        payload = self._read_exactly(_checked_length(header))
        if payload is None:
            raise ProtocolError("the stream ended inside a message")
        return self._decoded(payload)

    def receive_several(self) -> list[Incoming]:
        """The next message and all that came whole with it; empty at the end. Raises as `receive` does."""
        first = self.receive()
        if first is None:
            return []
        messages = [first]
        while self._is_whole():
            following = self.receive()
            assert following is not None
            messages.append(following)
        return messages

    def _is_whole(self) -> bool:
        start = self._position + _LENGTH.size
        if len(self._buffer) < start:
            return False
        return len(self._buffer) >= start + _checked_length(self._buffer[self._position : start])

    def _decoded(self, payload: bytes) -> Incoming:
        decoder = self._decoder = self._decoder or msgspec.msgpack.Decoder(self._message_type())
        try:
            message: Incoming = decoder.decode(payload)
        except msgspec.DecodeError as error:
            raise ProtocolError(f"a message is not of the agreed types: {error}") from error
        return message

    def _read_exactly(self, length: int) -> bytes | None:
        ready = len(self._buffer) - self._position
        if ready < length:
            parts = [self._buffer[self._position :]]
            while ready < length:
                part = os.read(self._descriptor, max(_READ_BYTES, min(length - ready, _READ_BYTES * 16)))
                if not part:
                    return None
                parts.append(part)
                ready += len(part)
            self._buffer, self._position = b"".join(parts), 0
        start = self._position
        self._position += length
        return self._buffer[start : self._position]


def _checked_length(header: bytes) -> int:
    (length,) = _LENGTH.unpack(header)
    if length > MAX_MESSAGE_BYTES:
        raise ProtocolError(f"a message of {length} bytes is over the limit")
    return int(length)
