"""Programs made of Node.js and a script (single executable applications): the blob by the headers of the program."""

from collections.abc import Iterator

from inspector.containers.container import Format, OpenContext
from inspector.containers.failures import NotThisFormatError
from inspector.containers.node_sea_blob import MAGIC, SeaPart, UnknownLayoutError, read_blob
from inspector.containers.program import FIRST_BYTES, is_program
from inspector.containers.program_resources import raw_resources
from inspector.containers.program_sections import notes, sections
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Window
from inspector.core.entry import EntryKind

NAME = "node-sea"
_RESOURCE_NAME = "NODE_SEA_BLOB"
_SECTION_NAMES = ("NODE_SEA,__NODE_SEA_BLOB", "__POSTJECT,__NODE_SEA_BLOB")
_FUSE = b"NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:"
_UNSET = b"0"
_SEARCH_BYTES = 1 << 20

UNKNOWN_LAYOUT = (
    "The application in this program has a layout that is not known: a newer version of Node.js made it.",
    "Its bytes are one entry.",
)
UNSET_FUSE = ("The program holds an application, but its fuse says that there is none.", "The application was read.")


class NodeSeaProgram:
    """One program with its blob."""

    def __init__(self, program: ByteSource, blob: Window, offset: int, context: OpenContext) -> None:
        """`offset` is the place of the blob in the program."""
        self._program = program
        self.blob = blob
        self.offset = offset
        self._context = context

    @property
    def format(self) -> str:
        """See Container."""
        return NAME

    def records(self) -> Iterator[Record]:
        """The script, then the rest in the order of the blob. See Container."""
        if _fuse_value(self._program, self._context) == _UNSET:
            self._context.note(*UNSET_FUSE)
        try:
            parts = read_blob(self.blob)
        except UnknownLayoutError:
            self._context.note(*UNKNOWN_LAYOUT)
            yield self._record(b"NODE_SEA_BLOB", 0, self.blob.size_bytes)
            return
        for part in parts:
            yield self._record(_name(part), part.offset, part.size_bytes)

    def _record(self, name: bytes, offset: int, size_bytes: int) -> Record:
        content = Window(self.blob, offset, size_bytes)
        return Record(name, EntryKind.FILE, content, size_bytes=size_bytes, offset=self.offset + offset)


def _name(part: SeaPart) -> bytes:
    """Assets by the name under which the script asks for them; the script by its file name at build time."""
    if part.kind == "asset":
        return b"assets/" + part.name
    file_name = part.name.replace(b"\\", b"/").rpartition(b"/")[2] or b"main.js"
    return {"script": file_name, "snapshot": file_name + b".snapshot", "code cache": file_name + b".cache"}.get(
        part.kind, b"arguments"
    )


def _fuse_value(program: ByteSource, context: OpenContext) -> bytes:
    """The digit behind the fuse's name; empty where the program has none."""
    at, tail = 0, b""
    while block := program.read_at(at, _SEARCH_BYTES):
        context.budget.check_time()
        data = tail + block
        place = data.find(_FUSE)
        if 0 <= place < len(data) - len(_FUSE):
            return data[place + len(_FUSE) : place + len(_FUSE) + 1]
        tail = data[-len(_FUSE) :]
        at += len(block)
    return b""


def _open(content: ByteSource, _name: str, context: OpenContext) -> NodeSeaProgram:
    parts = [part for part in notes(content) if part.name == _RESOURCE_NAME]
    parts += [part for part in sections(content) if part.name in _SECTION_NAMES]
    parts += [part for part in raw_resources(content) if part.name == _RESOURCE_NAME]
    for part in parts:
        if content.read_at(part.offset, len(MAGIC)) == MAGIC:
            return NodeSeaProgram(content, Window(content, part.offset, part.size_bytes), part.offset, context)
    raise NotThisFormatError("The program carries no application of Node.js.")


FORMAT = Format(
    name=NAME, recognises=lambda head, _name: is_program(head), open=_open, first_bytes=FIRST_BYTES, nested_only=True
)
