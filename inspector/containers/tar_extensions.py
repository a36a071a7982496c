"""What extended headers and GNU long names say about the records after them."""

from inspector.containers.container import OpenContext
from inspector.containers.pax import PaxValues
from inspector.containers.record import Record
from inspector.containers.sparse import pax_is_sparse
from inspector.containers.tar_header import Fields, text_of
from inspector.containers.tar_number import number

EXTENDED_TYPES = frozenset({b"L", b"K", b"x", b"X", b"g"})
"""Type flags: GNU long name and long link; pax for one record, its Solaris form, pax for all that follow."""

_SPARSE_NAME = b"GNU.sparse.name"


class TarExtensions:
    """Collects until a record comes, changes it, and forgets all but the global values."""

    __slots__ = ("_context", "_globals", "_locals", "_long_link", "_long_name", "waiting")

    def __init__(self, context: OpenContext) -> None:
        """Nothing was seen yet."""
        self._context = context
        self._globals = PaxValues()
        self._locals: PaxValues | None = None
        self._long_name: bytes | None = None
        self._long_link: bytes | None = None
        self.waiting = False
        """Whether the next record is changed by anything."""

    def take_in(self, type_flag: bytes, body: bytes) -> None:
        """One more extended header; of two values of a key the later one counts."""
        self.waiting = True
        if type_flag == b"L":
            self._long_name = text_of(body)
        elif type_flag == b"K":
            self._long_link = text_of(body)
        elif type_flag == b"g":
            self._read(self._globals, body)
        else:
            self._locals = self._locals or PaxValues()
            self._read(self._locals, body)

    def _read(self, pax: PaxValues, body: bytes) -> None:
        if not pax.read(body):
            self._context.note("An extended header is damaged.", "Its readable part was used.")

    def size_bytes(self, fields: Fields) -> int | None:
        """The size of the next record's data, by these headers or else by its own; None where it cannot be."""
        for pax in (self._locals, self._globals):
            if pax is not None and pax.values.get(b"size"):
                return pax.whole_number(b"size")
        size_bytes = number(fields[2])
        return None if size_bytes is None or size_bytes < 0 else size_bytes

    def sparse(self) -> PaxValues | None:
        """The values that describe the next record's holes, if it has any."""
        return self._locals if self._locals is not None and pax_is_sparse(self._locals) else None

    def apply(self, record: Record) -> None:
        """Changes the record and forgets what was meant for it alone."""
        if self._long_name:
            record.name_raw = self._long_name
        if self._long_link and record.link_target is not None:
            record.link_target = self._long_link
        self._globals.apply(record)
        if self._locals is not None:
            self._locals.apply(record)
            record.name_raw = self._locals.values.get(_SPARSE_NAME) or record.name_raw
        self._long_name = self._long_link = self._locals = None
        self.waiting = bool(self._globals.values)
