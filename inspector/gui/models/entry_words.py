"""What to say about an entry that has no content to look at, and what to do next."""

from dataclasses import dataclass

from inspector.core.entry import Entry, EntryKind
from inspector.core.problem import Problem
from inspector.core.text import human_size
from inspector.gui.language import WordTable, tr
from inspector.gui.models.wording import counted


@dataclass(frozen=True, slots=True)
class Words:
    """One state in words."""

    icon: str
    title: str
    explanation: str
    offers_bytes: bool = False
    """Whether the next step is to look at the bytes."""


_LINKS = WordTable({EntryKind.SYMLINK: "Symbolic link", EntryKind.HARDLINK: "Hard link"})
_SPECIALS = WordTable(
    {
        EntryKind.DEVICE: "Device file",
        EntryKind.FIFO: "Named pipe",
        EntryKind.SOCKET: "Socket",
        EntryKind.OTHER: "Special entry",
    }
)


def words_without_content(entry: Entry) -> Words | None:
    """Words for an entry that has no content of its own; None for a file that may be read."""
    if entry.kind is EntryKind.DIRECTORY:
        return Words("folder", tr("Folder"), tr("Select an entry below it in the tree to see its content."))
    if entry.kind in _LINKS:
        target = entry.link_target or "nothing"
        return Words(
            "link", _LINKS[entry.kind], tr("Points to {target}. Links are shown, never followed.", target=target)
        )
    if entry.kind in _SPECIALS:
        return Words("special", _SPECIALS[entry.kind], tr("It has no content. Unpacking it as root would create it."))
    if entry.encrypted:
        return Words(
            "lock", tr("Encrypted"), tr("This entry can only be read with a password. Its content was not scanned.")
        )
    if entry.size_bytes == 0:
        return Words("empty", tr("Empty file"), tr("It holds no bytes."))
    return None


def words_of_refusal(sentence: str, problems: list[Problem]) -> Words:
    """Words for an entry whose content could not be read."""
    told = [f"{problem.message} {problem.resolution}" for problem in problems[:3]]
    return Words("special", tr("This entry cannot be read"), "\n".join(told) or sentence)


def words_of_container(entry: Entry, format_name: str, entries: int, *, is_map: bool) -> Words:
    """Words for an entry that holds entries."""
    size = f", {human_size(entry.size_bytes)}" if entry.size_bytes is not None else ""
    if is_map:
        sources = counted(entries, "source") if entries else tr("No source")
        told = (
            tr("{sources} can be rebuilt from it and stands below it in the tree.", sources=sources)
            if entries == 1
            else tr("{sources} can be rebuilt from it and stand below it in the tree.", sources=sources)
        )
        return Words(
            "map",
            tr("Source map{size}", size=size),
            told if entries else tr("It lists names only: nothing can be rebuilt from it."),
            offers_bytes=True,
        )
    held = counted(entries, "entry", "entries")
    return Words(
        "container",
        tr("Container: {format}{size}", format=format_name, size=size),
        tr("It holds {held}, shown below it in the tree.", held=held),
        offers_bytes=True,
    )


def words_of_loading() -> Words:
    """Words for an entry of which nothing came yet."""
    return Words("wait", tr("Reading"), tr("The first bytes are on their way."))


def looks_like_text(head: bytes) -> bool:
    """Whether the first bytes of an entry are text: decided by content, never by name."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    if b"\0" in head:
        return False
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b\b" for byte in head)
    return controls * 20 <= len(head)
