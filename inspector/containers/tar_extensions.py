"""What extended headers and GNU long names say about the records after them, and where two of them disagree."""

from inspector.containers.container import OpenContext
from inspector.containers.header_texts import HeaderTexts
from inspector.containers.oddities import Oddity
from inspector.containers.pax import PaxValues
from inspector.containers.record import Record
from inspector.containers.sparse import pax_is_sparse
from inspector.containers.tar_extension_oddities import (
    bad_extension,
    global_override,
    lost_extension,
    name_differs,
    name_oddities,
    repeated,
    size_differs,
    two_long_names,
)
from inspector.containers.tar_header import Fields, text_of
from inspector.containers.tar_number import number
from inspector.containers.tar_oddities import LATEST_TIME_S, future_time
from inspector.core.anomaly import AnomalyKind

EXTENDED_TYPES = frozenset({b"L", b"K", b"x", b"X", b"g"})
"""Type flags: GNU long name and long link; pax for one record, its Solaris form, pax for all that follow."""

_SPARSE_NAME = b"GNU.sparse.name"
_PER_RECORD = (b"path", b"linkpath", b"size")


class TarExtensions:
    """Collects until a record comes, changes it, and forgets all but the global values."""

    __slots__ = ("_at", "_context", "_globals", "_locals", "_long_link", "_long_name", "_odd", "texts", "waiting")

    def __init__(self, context: OpenContext) -> None:
        """Nothing was seen yet."""
        self._context = context
        self._globals = PaxValues()
        self._locals: PaxValues | None = None
        self._long_name: bytes | None = None
        self._long_link: bytes | None = None
        self._odd: list[Oddity] = []
        self._at = 0
        self.texts = HeaderTexts(context)
        self.waiting = False
        """Whether the next record is changed by anything."""

    def take_in(self, type_flag: bytes, body: bytes, at: int) -> None:
        """One more extended header, which stands at `at`; of two values of a key the later one counts."""
        self.waiting, self._at = True, at
        if type_flag == b"L":
            self._expect_none(self._long_name, "GNU long names", at)
            self._long_name = self._gnu_name(body, at)
        elif type_flag == b"K":
            self._expect_none(self._long_link, "GNU long link targets", at)
            self._long_link = self._gnu_name(body, at)
        elif type_flag == b"g":
            self._take_global(body, at)
        else:
            self._expect_none(self._locals, "pax headers", at)
            self._locals = self._locals or PaxValues()
            self._read(self._locals, body, at)

    def odd(self, oddity: Oddity) -> None:
        """Something odd that belongs to the next record."""
        self._odd.append(oddity)

    def _expect_none(self, earlier: object | None, what: str, at: int) -> None:
        if earlier is not None:
            self.odd(repeated(what, at))

    def _gnu_name(self, body: bytes, at: int) -> bytes:
        name = text_of(body)
        if body[len(name) :].strip(b"\0"):
            self.odd(bad_extension("bytes follow the name", at))
            self.texts.add(b"after a GNU long name", body[len(name) :].strip(b"\0"), at)
        return name

    def _take_global(self, body: bytes, at: int) -> None:
        self._read(self._globals, body, at)
        keys = [key for key in _PER_RECORD if self._globals.values.get(key)]
        if keys:
            self.odd(global_override(keys, at))

    def _read(self, pax: PaxValues, body: bytes, at: int) -> None:
        why = pax.read(body)
        if why is not None:
            self._context.note("An extended header is damaged.", "Its readable part was used.")
            self.odd(bad_extension(why, at))
            self.texts.add(b"damaged extended header", body, at)
        for key, value in pax.others:
            self.texts.add(key, value, at)
        pax.others.clear()

    def size_bytes(self, fields: Fields) -> int | None:
        """The size of the next record's data, by these headers or else by its own; None where it cannot be."""
        for pax in (self._locals, self._globals):
            if pax is not None and pax.values.get(b"size"):
                return self._pax_size(pax, fields)
        size_bytes = number(fields[2])
        return None if size_bytes is None or size_bytes < 0 else size_bytes

    def _pax_size(self, pax: PaxValues, fields: Fields) -> int | None:
        size_bytes = pax.whole_number(b"size")
        if size_bytes is not None:
            name = pax.values.get(b"path") or text_of(fields[0])
            odd = size_differs(name, self._at, number(fields[2]), size_bytes)
            self._odd += [odd] if odd is not None else []
        return size_bytes

    def sparse(self) -> PaxValues | None:
        """The values that describe the next record's holes, if it has any."""
        return self._locals if self._locals is not None and pax_is_sparse(self._locals) else None

    def apply(self, record: Record) -> None:
        """Changes the record and forgets what was meant for it alone."""
        name, target = record.name_raw, record.link_target
        if self._long_name:
            record.name_raw = self._long_name
        if self._long_link and target is not None:
            record.link_target = self._long_link
        stated_s = record.mtime_s
        self._globals.apply(record)
        if self._locals is not None:
            self._locals.apply(record)
            record.name_raw = self._locals.values.get(_SPARSE_NAME) or record.name_raw
        if record.mtime_s is not None and record.mtime_s != stated_s and record.mtime_s > LATEST_TIME_S:
            self._odd.append(future_time(record.name_raw, self._at, record.mtime_s))
        if record.name_raw is not name or record.link_target is not target or self._odd:
            self._compare(record, name, target)
        self._long_name = self._long_link = self._locals = None
        self.waiting = bool(self._globals.values)

    def _compare(self, record: Record, name: bytes, target: bytes | None) -> None:
        """States where the header and what came before it disagree."""
        odd, at = self._odd, self._at
        if record.name_raw is not name:
            odd += name_oddities(record.name_raw, at)
            odd += _one(name_differs(AnomalyKind.TAR_NAME_DIFFERS, name, record.name_raw, at))
        if target is not None and record.link_target is not None and record.link_target is not target:
            odd += name_oddities(record.link_target, at)
            odd += _one(name_differs(AnomalyKind.TAR_LINK_TARGET_DIFFERS, target, record.link_target, at))
        path = self._locals.values.get(b"path") if self._locals is not None else None
        if self._long_name and path:
            odd += _one(two_long_names(self._long_name, path, at))
        record.oddities += tuple(odd)
        odd.clear()

    def end(self) -> None:
        """No record comes any more: what is left belongs to nothing."""
        for oddity in self._odd:
            self._context.odd(oddity)
        if self._locals is not None or self._long_name is not None or self._long_link is not None:
            self._context.odd(lost_extension(self._at))


def _one(oddity: Oddity | None) -> tuple[Oddity, ...]:
    return () if oddity is None else (oddity,)
