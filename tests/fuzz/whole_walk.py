"""One archive the whole way that a scan takes it: open, list, read, open what is in it, ask the other reader.

Then once more for its raw records.
"""

from contextlib import suppress

from inspector.containers.container import Container, OpenContext
from inspector.containers.failures import ContainerError
from inspector.containers.recognise import open_container
from inspector.containers.record import Record
from inspector.containers.second_opinion import compared
from inspector.containers.source import Memory
from inspector.core.limits import Limits
from inspector.engine.worker.catalogue import Catalogue
from inspector.previews.covering import SecretCover
from inspector.previews.structure.opening import open_structure
from tests.containers.context_builder import new_context

LIMITS = Limits(max_unpacked_bytes=8 << 20, max_entries=2000, max_depth=2, max_seconds=20)
_READ_BYTES = 1 << 16
_MOST_READ = 40


def walk_whole(data: bytes, name: str) -> int:
    """Everything but ContainerError is a mistake of ours. Returns how many records were found."""
    context = new_context(LIMITS)
    try:
        count = 0
        with suppress(ContainerError):
            container = open_container(Memory(data), name, context, is_root=True)
            if container is not None:
                count = _walk(container, context, 0)
        with suppress(ContainerError):
            _show_structure(data, name, context)
        return count
    finally:
        context.spool.close()


def _show_structure(data: bytes, name: str, context: OpenContext) -> None:
    cover, first = SecretCover(), 0
    structure = open_structure(Memory(data), name, LIMITS, context.spool, is_root=True)
    while True:
        window = structure.window(first, _MOST_READ, cover)
        for record in window.records:
            structure.detail(record.index, cover)
        first += len(window.records)
        if window.is_complete and first >= min(window.known, _MOST_READ):
            return


def _walk(container: Container, context: OpenContext, depth: int) -> int:
    catalogue = Catalogue()
    entries, records = [], []
    with suppress(ContainerError):
        for record in container.records():
            context.budget.charge_entry()
            records.append(record)
            entries.append(catalogue.add(record, None))
    count = len(records)
    for record in records[:_MOST_READ]:
        with suppress(ContainerError):
            count += _read(record, context, depth)
    with suppress(ContainerError):
        for _ in compared(container, entries, context.budget):
            pass
    return count


def _read(record: Record, context: OpenContext, depth: int) -> int:
    content = record.content
    if content is None:
        return 0
    offset = 0
    while part := content.read_at(offset, _READ_BYTES):
        offset += len(part)
    inner = open_container(content, record.name_raw.decode("utf-8", "replace"), context, is_root=False)
    return _walk(inner, context, depth + 1) if inner is not None and depth < LIMITS.max_depth else 0
