"""Messages about the content of single entries: bytes, rows, pictures, pairs; and the refusal of any request."""

from inspector.engine.worker.message import Message
from inspector.previews.hexdump import ShownBytes
from inspector.previews.look import PLAIN_LOOK, TextLook
from inspector.previews.picture import Picture
from inspector.previews.rows import Row, Span, TextFacts, TextPlace
from inspector.previews.sourcepair import Crossing, PairFacts, PairSide, RowStretches, SourcePair


class ReadContent(Message, frozen=True, tag=True):
    """Asks for bytes of an entry; the reply holds fewer only at the end."""

    request: int
    entry: int
    offset: int
    length: int


class ReadCovered(Message, frozen=True, tag=True):
    """Asks for bytes of an entry as people may see them: known secrets are covered."""

    request: int
    entry: int
    offset: int
    length: int


class OpenText(Message, frozen=True, tag=True):
    """Asks to prepare an entry for text preview in one look."""

    request: int
    entry: int
    look: TextLook = PLAIN_LOOK


class ReadPicture(Message, frozen=True, tag=True):
    """Asks for the pixels of a picture."""

    request: int
    entry: int


class ReadRows(Message, frozen=True, tag=True):
    """Asks for rows of a text that was opened in the same look."""

    request: int
    entry: int
    first: int
    count: int
    look: TextLook = PLAIN_LOOK


class ReadSpans(Message, frozen=True, tag=True):
    """Asks for the tokens of rows."""

    request: int
    entry: int
    first: int
    count: int
    look: TextLook = PLAIN_LOOK


class FindPlace(Message, frozen=True, tag=True):
    """Asks where a line and column, or a byte offset, lies in the rows."""

    request: int
    entry: int
    line: int | None
    column: int | None
    offset: int | None
    look: TextLook = PLAIN_LOOK


class MovePlace(Message, frozen=True, tag=True):
    """Asks where a place in the rows of a text in one look lies in another look."""

    request: int
    entry: int
    row: int
    start: int
    look: TextLook
    to_look: TextLook


class FindText(Message, frozen=True, tag=True):
    """Asks for the next hit of a text after (or before) a place."""

    request: int
    entry: int
    needle: str
    row: int
    start: int
    case_sensitive: bool = False
    backwards: bool = False
    look: TextLook = PLAIN_LOOK


class OpenPair(Message, frozen=True, tag=True):
    """Asks for an original and its shipped code. Of map and shipped file one may be None: it is looked for."""

    request: int
    map: int | None
    shipped: int | None
    source: int | None
    """Index among the sources of the map; None for its first with content."""
    original: int | None
    """Number of the source's entry, where it has one."""


class CrossOver(Message, frozen=True, tag=True):
    """Asks what a place in the rows of one text of a pair corresponds to in the other."""

    request: int
    pair: SourcePair
    side: PairSide
    row: int
    start: int


class ReadUnmapped(Message, frozen=True, tag=True):
    """Asks for the unmapped stretches of rows of one text of a pair."""

    request: int
    pair: SourcePair
    side: PairSide
    first: int
    count: int


class Content(Message, frozen=True, tag=True):
    """Reply to ReadContent."""

    request: int
    data: bytes


class CoveredContent(Message, frozen=True, tag=True):
    """Reply to ReadCovered."""

    request: int
    shown: ShownBytes


class PictureRead(Message, frozen=True, tag=True):
    """Reply to ReadPicture."""

    request: int
    picture: Picture


class TextOpened(Message, frozen=True, tag=True):
    """Reply to OpenText."""

    request: int
    facts: TextFacts


class Rows(Message, frozen=True, tag=True):
    """Reply to ReadRows."""

    request: int
    rows: tuple[Row, ...]


class Spans(Message, frozen=True, tag=True):
    """Reply to ReadSpans: one tuple per row."""

    request: int
    spans: tuple[tuple[Span, ...], ...]


class Place(Message, frozen=True, tag=True):
    """Reply to FindPlace and FindText; None where there is no such place."""

    request: int
    place: TextPlace | None


class PairOpened(Message, frozen=True, tag=True):
    """Reply to OpenPair."""

    request: int
    facts: PairFacts


class CrossedOver(Message, frozen=True, tag=True):
    """Reply to CrossOver; None where nothing is mapped."""

    request: int
    crossing: Crossing | None


class Unmapped(Message, frozen=True, tag=True):
    """Reply to ReadUnmapped: one tuple per row."""

    request: int
    rows: tuple[RowStretches, ...]


class Refused(Message, frozen=True, tag=True):
    """Reply to any request that cannot be answered, with one sentence for people."""

    request: int
    sentence: str


TextRequest = OpenText | ReadRows | ReadSpans | FindPlace | MovePlace | FindText
PairRequest = OpenPair | CrossOver | ReadUnmapped
