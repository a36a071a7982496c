"""Finding names by some of their characters in order, as people type them: `agts` for `src/agent.ts`."""

import re

MAX_QUERY_CHARACTERS = 100
Rank = tuple[int, int, str]
"""How well something fits, best first: the kind of the hit, its length, and the text itself."""


class FuzzyPattern:
    """One query. Spaces in it mean nothing; case does not count."""

    def __init__(self, query: str) -> None:
        self.characters = "".join(query.split())[:MAX_QUERY_CHARACTERS].casefold()
        # Each class ends at the first character that fits, so there is one way through only: linear time.
        parts = [f"[^{each}]*[{each}]" for each in map(_both_cases, self.characters)]
        self._match = re.compile("".join(parts), re.DOTALL).match

    @property
    def is_empty(self) -> bool:
        """Whether everything fits."""
        return not self.characters

    def fits(self, text: str) -> bool:
        """Whether the characters stand in the text in this order."""
        return self._match(text) is not None

    def rank_of_path(self, path: str) -> Rank | None:
        """How well a path fits: its last part counts before the folders. None where it does not."""
        if self._match(path) is None:
            return None
        name_start = path.rfind("/", 0, -1) + 1
        folded = path.casefold()
        at = folded.find(self.characters, name_start)
        if at >= 0:
            return (0 if at == name_start else 1), len(path), path
        if self.characters in folded:
            return 2, len(path), path
        return (3 if self._match(path[name_start:]) is not None else 4), len(path), path

    def places(self, text: str) -> tuple[int, ...]:
        """Which characters of a text that fits to mark: a run where there is one, else from the end."""
        folded = text.casefold()
        if len(folded) != len(text):
            return ()
        at = folded.rfind(self.characters)
        if at >= 0:
            return tuple(range(at, at + len(self.characters)))
        found: list[int] = []
        end = len(folded)
        for character in reversed(self.characters):
            end = folded.rfind(character, 0, end)
            if end < 0:
                return ()
            found.insert(0, end)
        return tuple(found)


def _both_cases(character: str) -> str:
    return "".join(dict.fromkeys(re.escape(form) for form in (character, character.upper()) if len(form) == 1))
