"""One source map, or a script that carries some, the whole way: names, contents, positions, jumps, links, pairs."""

from contextlib import suppress

from inspector.containers.container import Format
from inspector.containers.failures import ContainerError
from inspector.containers.inline_maps import FORMAT as INLINE_MAPS
from inspector.containers.source import Memory, iter_chunks
from inspector.containers.source_map import FORMAT as SOURCE_MAP
from inspector.containers.source_map import SourceMapContainer
from inspector.core.limits import Limits
from inspector.engine.worker.opened_map import open_map
from inspector.sourcemaps.debug_id import find_debug_id
from inspector.sourcemaps.links import find_links
from inspector.sourcemaps.mapping_check import check_mappings
from inspector.sourcemaps.reader import read_map
from tests.containers.context_builder import new_context

LIMITS = Limits(max_unpacked_bytes=8 << 20, max_entries=2000, max_depth=2, max_seconds=20)
_SHIPPED = "let a=1;\nfunction b(){return '\U0001f600'}\r\nb();\u2028c()".encode()


def walk_map(data: bytes, name: str) -> int:
    """Everything but ContainerError is a mistake of ours. Returns how many sources were listed."""
    with suppress(ContainerError):
        opened = open_map(data, _SHIPPED)
        check_mappings(read_map(data))
        for line in (0, 1, 5, 1 << 40):
            opened.lookup.originals_at(line, 5)
        for source in range(min(3, len(opened.has_content))):
            opened.lookup.generated_at(source, 1, 3)
    return _records(SOURCE_MAP, data, name)


def walk_script(data: bytes, name: str) -> int:
    """The same for a script."""
    find_links(data, name)
    find_debug_id(data)
    return _records(INLINE_MAPS, data, name)


def _records(form: Format, data: bytes, name: str) -> int:
    context, count = new_context(LIMITS), 0
    try:
        if not form.recognises(data[:4096], name):
            return 0
        with suppress(ContainerError):
            container = form.open(Memory(data), name, context)
            for record in container.records():
                count += 1
                content = b"".join(iter_chunks(record.content)) if record.content is not None else b""
                if form is INLINE_MAPS:
                    count += _records(SOURCE_MAP, content, "inline map 1")
            if isinstance(container, SourceMapContainer):
                count += len(container.map_facts().sources)
    finally:
        context.spool.close()
    return count
