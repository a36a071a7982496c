from collections.abc import Callable, Sequence

HS_MODE_BLOCK: int

class error(Exception): ...  # noqa: N801, N818 - the package's own name

class Scratch:
    def __init__(self, database: Database) -> None: ...

class Database:
    def __init__(self, scratch: Scratch | None = None, mode: int = ...) -> None: ...
    def compile(
        self, expressions: Sequence[bytes], ids: Sequence[int], *, flags: Sequence[int] = ..., literal: bool = ...
    ) -> None: ...
    def scan(
        self,
        data: bytes,
        match_event_handler: Callable[[int, int, int, int, object], bool | None],
        *,
        scratch: Scratch | None = None,
    ) -> None: ...
