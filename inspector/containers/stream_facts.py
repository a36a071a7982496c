"""What lies around and between the streams of a compressed file: filled in while it is unpacked."""

from dataclasses import dataclass, field

KEPT_PLACES = 100
"""Of members and of skipped frames each; hostile files hold millions."""
_SHORTEST_FRAME_BYTES = 9
"""Shorter skipped frames hold the sizes that parallel packers leave for themselves."""


@dataclass(slots=True)
class StreamFacts:
    """Places in the packed bytes."""

    member_count: int = 1
    members: list[int] = field(default_factory=lambda: [0])
    """Where the first gzip members start."""
    trailing_at: int | None = None
    """Where bytes start that belong to no stream."""
    skipped: list[tuple[int, int]] = field(default_factory=list)
    """Offset and length of the first frames that decompressors skip."""
    skipped_count: int = 0
    has_wrong_trailer: bool = False
    """Whether a stream unpacked to its end, but not to the checksum or length that it states."""
    _last_member: int = 0

    def member(self, at: int) -> None:
        """A further member starts; told again when the place is passed again."""
        if at > self._last_member:
            self._last_member = at
            self.member_count += 1
            if len(self.members) < KEPT_PLACES:
                self.members.append(at)

    def frame(self, at: int, length: int) -> None:
        """A frame that decompressors skip."""
        if length >= _SHORTEST_FRAME_BYTES:
            self.skipped_count += 1
            if len(self.skipped) < KEPT_PLACES:
                self.skipped.append((at, length))
