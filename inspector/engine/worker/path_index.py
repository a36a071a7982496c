"""Numbers of entries by their canonical path, made on the first look-up and grown with the walk."""

from collections.abc import Iterator, Sequence


class PathIndex:
    """Over a list of paths by number, of which the first is that of the artifact. The list may grow."""

    def __init__(self, paths: Sequence[str]) -> None:
        """Copies nothing yet: artifacts without maps never ask."""
        self._paths = paths
        self._numbers: dict[str, int] = {}

    def number(self, path: str) -> int | None:
        """The entry at a path, as far as it is known by now."""
        return self.known().get(path)

    def path(self, number: int) -> str:
        """The way back."""
        return self._paths[number]

    def added_from(self, number: int) -> Iterator[tuple[int, str]]:
        """Numbers and paths from a number on."""
        for at in range(max(number, 1), len(self._paths)):
            yield at, self._paths[at]

    def known(self) -> dict[str, int]:
        """All paths by now. Not to be changed."""
        for number in range(len(self._numbers) + 1, len(self._paths)):
            self._numbers[self._paths[number]] = number
        return self._numbers
