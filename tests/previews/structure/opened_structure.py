"""Structures of small archives, all of them at once."""

from inspector.containers.source import Memory
from inspector.containers.spool import Spool
from inspector.core.limits import Limits
from inspector.previews.covering import SecretCover
from inspector.previews.structure.opening import open_structure
from inspector.previews.structure.record import RawDetail, RawRecord
from inspector.previews.structure.structure import Structure

OPEN = SecretCover()


def structure_of(data: bytes, name: str = "x") -> Structure:
    return open_structure(Memory(data), name, Limits(), Spool(), is_root=True)


def records_of(structure: Structure) -> list[RawRecord]:
    records: list[RawRecord] = []
    while True:
        window = structure.window(len(records), 500, OPEN)
        records += window.records
        if window.is_complete and len(records) == window.known:
            return records


def details_of(data: bytes, name: str = "x") -> list[RawDetail]:
    structure = structure_of(data, name)
    return [structure.detail(record.index, OPEN) for record in records_of(structure)]


def values(detail: RawDetail) -> dict[str, str]:
    return {field.name: field.value for field in detail.fields}


def marks(details: list[RawDetail]) -> list[str]:
    """Of records and fields, in order."""
    return [mark for detail in details for mark in (*detail.record.marks, *(f.mark for f in detail.fields)) if mark]
