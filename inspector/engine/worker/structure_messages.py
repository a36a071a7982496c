"""Messages about what a file is made of: raw records of archives, pages about files, branches of JSON trees."""

from inspector.engine.worker.message import Message
from inspector.previews.jsontree.branch import BranchPlace, JsonBranch
from inspector.previews.pages.page import PageWindow
from inspector.previews.structure.record import RawDetail, RecordPlace, StructureWindow


class ReadStructure(Message, frozen=True, tag=True):
    """Asks for raw records of an archive: an entry, or the artifact itself (entry 0)."""

    request: int
    entry: int
    first: int
    count: int


class ReadRawRecord(Message, frozen=True, tag=True):
    """Asks for all fields of one raw record."""

    request: int
    entry: int
    index: int


class FindRawRecord(Message, frozen=True, tag=True):
    """Asks which raw record holds a byte of an archive. `said`: what a finding says of it, or nothing."""

    request: int
    entry: int
    offset: int
    said: str


class ReadPage(Message, frozen=True, tag=True):
    """Asks for rows of the page about a file: an entry, or the artifact itself (entry 0)."""

    request: int
    entry: int
    first: int
    count: int


class ReadBranch(Message, frozen=True, tag=True):
    """Asks for the children of one node of a JSON tree."""

    request: int
    entry: int
    place: BranchPlace


StructureRequest = ReadStructure | ReadRawRecord | FindRawRecord | ReadPage | ReadBranch


class StructureRows(Message, frozen=True, tag=True):
    """Reply to ReadStructure."""

    request: int
    window: StructureWindow


class RawRecordRead(Message, frozen=True, tag=True):
    """Reply to ReadRawRecord."""

    request: int
    detail: RawDetail


class RawRecordFound(Message, frozen=True, tag=True):
    """Reply to FindRawRecord."""

    request: int
    place: RecordPlace


class PageRead(Message, frozen=True, tag=True):
    """Reply to ReadPage."""

    request: int
    window: PageWindow


class BranchRead(Message, frozen=True, tag=True):
    """Reply to ReadBranch."""

    request: int
    branch: JsonBranch
