"""Answers to the window: bytes, rows, colours and places of entries, while the walk goes on."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from inspector.containers.failures import ContainerError
from inspector.core.text import human_size
from inspector.engine.worker.catalogue import Catalogue
from inspector.engine.worker.json_trees import JsonTrees
from inspector.engine.worker.message import Message
from inspector.engine.worker.pairs import Pairs
from inspector.engine.worker.preview_messages import (
    Content,
    CoveredContent,
    CrossedOver,
    CrossOver,
    FindPlace,
    FindText,
    MovePlace,
    OpenPair,
    OpenText,
    PairOpened,
    PairRequest,
    PictureRead,
    Place,
    ReadContent,
    ReadCovered,
    ReadPicture,
    ReadRows,
    ReadSpans,
    ReadUnmapped,
    Refused,
    Rows,
    Spans,
    TextOpened,
    TextRequest,
    Unmapped,
)
from inspector.engine.worker.protocol import Request
from inspector.engine.worker.structure_messages import (
    BranchRead,
    FindRawRecord,
    PageRead,
    RawRecordFound,
    RawRecordRead,
    ReadBranch,
    ReadPage,
    ReadRawRecord,
    ReadStructure,
    StructureRequest,
    StructureRows,
)
from inspector.engine.worker.turns import Turns
from inspector.previews.covering import SecretCover, covered_bytes
from inspector.previews.look import PLAIN_LOOK, TextLook, bounded
from inspector.previews.picture import MAX_SIZE_BYTES as MAX_PICTURE_BYTES
from inspector.previews.picture import Picture, PictureError, decode_picture
from inspector.previews.prettyprint import CannotFormatError, laid_out
from inspector.previews.rows import TextPlace

if TYPE_CHECKING:
    from inspector.engine.worker.pages import Pages
    from inspector.engine.worker.structures import Structures
    from inspector.previews.text import TextPreview

MAX_READ_BYTES = 16 << 20
MAX_TEXT_BYTES = 512 << 20
MAX_ROWS = 5000
_KEPT_TEXTS = 4
_STEP_BYTES = 4 << 20


def load_previews() -> "type[TextPreview]":
    """What texts are opened with. It loads numpy, which the first rows of the tree must not wait for."""
    from inspector.previews.text import TextPreview  # noqa: PLC0415 - see above

    return TextPreview


def load_pages() -> "type[Pages]":
    """What pages are opened with; few artifacts are looked at so closely."""
    from inspector.engine.worker.pages import Pages  # noqa: PLC0415 - see above

    return Pages


class Answers:
    """Serves requests on the reader's second thread."""

    def __init__(
        self,
        catalogue: Catalogue,
        turns: Turns,
        send: Callable[[Message], None],
        open_structures: "Callable[[], Structures]",
        root_name: Callable[[], str],
    ) -> None:
        """`send` takes replies to the parent; `open_structures` is asked once, when the first raw record is.

        `root_name` tells the artifact's own name.
        """
        self._catalogue = catalogue
        self._turns = turns
        self._send = send
        self._texts: OrderedDict[tuple[int, TextLook], TextPreview] = OrderedDict()
        self._texts_lock = threading.Lock()
        """Formatting runs on a thread of its own."""
        self._cover = SecretCover()
        self._pairs = Pairs(catalogue.paths, self._whole, self._text)
        self._open_structures = open_structures
        self._structures: Structures | None = None
        self._root_name = root_name
        self._pages: Pages | None = None
        self._json_trees: JsonTrees | None = None
        self._branches_lock = threading.Lock()
        self._pages_lock = threading.Lock()
        """One page at a time: each is answered on a thread of its own, since some take long to read."""

    def cover(self, secrets: Iterable[str]) -> None:
        """Covers these secrets, too, in all further answers."""
        self._cover.add(secrets)

    def reveal(self, *, is_revealed: bool) -> None:
        """Shows all secrets, or covers them again."""
        self._cover.is_open = is_revealed

    def answer(self, request: Request) -> None:
        """Sends exactly one reply; what takes long comes from a thread of its own."""
        if isinstance(request, ReadPicture | ReadPage | ReadBranch) or (
            isinstance(request, OpenText) and request.look.is_formatted
        ):
            threading.Thread(target=self._answer, args=(request,), name="long-answer", daemon=True).start()
        else:
            self._answer(request)

    def _answer(self, request: Request) -> None:
        try:
            reply = self._reply(request)
        except ContainerError as error:
            reply = Refused(request.request, str(error))
        except Exception as error:  # noqa: BLE001 - hostile content must not end the reader
            reply = Refused(request.request, f"The preview failed ({type(error).__name__}).")
        self._send(reply)

    def _reply(self, request: Request) -> Message:
        number = request.request
        match request:
            case ReadContent():
                return Content(number, self._read(request.entry, request.offset, _length(request)))
            case ReadCovered():
                read_at = partial(self._read, request.entry)
                return CoveredContent(number, covered_bytes(self._cover, read_at, request.offset, _length(request)))
            case ReadPicture():
                return PictureRead(number, self._picture(request.entry))
            case OpenPair() | CrossOver() | ReadUnmapped():
                return self._pair_reply(request)
            case ReadStructure() | ReadRawRecord() | FindRawRecord() | ReadPage() | ReadBranch():
                return self._structure_reply(request)
            case _:
                return self._text_reply(request)

    def _pair_reply(self, request: PairRequest) -> Message:
        number, pairs = request.request, self._pairs
        match request:
            case OpenPair():
                return PairOpened(number, pairs.open(request.map, request.shipped, request.source, request.original))
            case CrossOver():
                return CrossedOver(number, pairs.cross(request.pair, request.side, request.row, request.start))
            case ReadUnmapped():
                return Unmapped(number, pairs.unmapped(request.pair, request.side, request.first, request.count))

    def _structure_reply(self, request: StructureRequest) -> Message:
        if isinstance(request, ReadPage):
            return self._page_reply(request)
        if isinstance(request, ReadBranch):
            return self._branch_reply(request)
        structures = self._structures = self._structures or self._open_structures()
        number, entry = request.request, request.entry
        match request:
            case ReadStructure():
                return StructureRows(number, structures.window(entry, request.first, request.count, self._cover))
            case ReadRawRecord():
                return RawRecordRead(number, structures.detail(entry, request.index, self._cover))
            case FindRawRecord():
                return RawRecordFound(number, structures.find(entry, request.offset, request.said))

    def _page_reply(self, request: ReadPage) -> Message:
        with self._pages_lock:
            pages = self._pages = self._pages or load_pages()(
                self._catalogue, self._turns, self._whole, self._root_name
            )
            window = pages.window(request.entry, request.first, request.count, self._cover)
        return PageRead(request.request, window)

    def _branch_reply(self, request: ReadBranch) -> Message:
        with self._branches_lock:
            trees = self._json_trees = self._json_trees or JsonTrees(self._whole)
            return BranchRead(request.request, trees.branch(request.entry, request.place, self._cover))

    def _text_reply(self, request: TextRequest) -> Message:
        number, text = request.request, self._text(request.entry, request.look)
        match request:
            case OpenText():
                return TextOpened(number, text.facts())
            case ReadRows():
                return Rows(number, text.rows(request.first, min(request.count, MAX_ROWS), self._cover))
            case ReadSpans():
                return Spans(number, text.spans(request.first, min(request.count, MAX_ROWS)))
            case FindPlace():
                return Place(number, text.place(request.line, request.column, request.offset))
            case FindText():
                return Place(number, _found(text, request))
            case MovePlace():
                return Place(number, _moved(text, self._text(request.entry, request.to_look), request))

    def _read(self, entry: int, offset: int, length: int) -> bytes:
        content = self._catalogue.content(entry)
        if content is None:
            raise ContainerError(self._catalogue.failure(entry) or "This entry has no content.")
        with self._turns.answering():
            return content.read_at(offset, length)

    def _text(self, entry: int, look: TextLook = PLAIN_LOOK) -> "TextPreview":
        look = bounded(look)
        key = (entry, look)
        with self._texts_lock:
            known = self._texts.get(key)
            if known is not None:
                self._texts.move_to_end(key)
                return known
            alike = self._alike(entry, look)
        text = alike.relaid(look) if alike is not None else self._opened(entry, look)
        with self._texts_lock:
            self._texts[key] = text
            while len(self._texts) > _KEPT_TEXTS:
                self._texts.popitem(last=False)
        return text

    def _picture(self, entry: int) -> Picture:
        try:
            return decode_picture(self._whole(entry, MAX_PICTURE_BYTES))
        except PictureError as error:
            raise ContainerError(str(error)) from error

    def _alike(self, entry: int, look: TextLook) -> "TextPreview | None":
        """The same text, read already to be shown in other rows."""
        kind = (look.encoding, look.is_formatted)
        return next(
            (
                text
                for (number, known), text in reversed(self._texts.items())
                if number == entry and (known.encoding, known.is_formatted) == kind
            ),
            None,
        )

    def _opened(self, entry: int, look: TextLook) -> "TextPreview":
        if look.is_formatted:
            return self._formatted(entry, look)
        return load_previews()(self._whole(entry), self._catalogue.path(entry), look)

    def _formatted(self, entry: int, look: TextLook) -> "TextPreview":
        language = self._text(entry).facts().language or ""
        try:
            data, formatting = laid_out(self._whole(entry), language, look.encoding)
        except CannotFormatError as error:
            raise ContainerError(str(error)) from error
        return load_previews()(data, self._catalogue.path(entry), look, formatting=formatting)

    def _whole(self, entry: int, max_bytes: int = MAX_TEXT_BYTES) -> bytes:
        """All of an entry. What is damaged further on is shown as far as it goes."""
        parts: list[bytes] = []
        size_bytes = 0
        while True:
            try:
                part = self._read(entry, size_bytes, _STEP_BYTES)
            except ContainerError:
                if not parts:
                    raise
                break
            if not part:
                break
            parts.append(part)
            size_bytes += len(part)
            if size_bytes > max_bytes:
                raise ContainerError(f"What is above {human_size(max_bytes)} is shown as bytes only.")
        return b"".join(parts)


def _length(request: ReadContent | ReadCovered) -> int:
    return min(request.length, MAX_READ_BYTES)


def _moved(text: "TextPreview", to_text: "TextPreview", request: MovePlace) -> TextPlace | None:
    if request.look.encoding != request.to_look.encoding:  # other characters: only the lines are the same
        return to_text.place(text.line_at(request.row), None, None)
    return to_text.place_of_body(text.body_offset(request.row, request.start))


def _found(text: "TextPreview", request: FindText) -> TextPlace | None:
    return text.find(
        request.needle,
        request.row,
        request.start,
        case_sensitive=request.case_sensitive,
        backwards=request.backwards,
    )
