"""What the specification forbids and a map does: bounded, one sentence each."""

MAX_SENTENCES = 100


class Violations:
    """Collects sentences; past the bound it only counts."""

    def __init__(self) -> None:
        self._sentences: list[str] = []
        self._left_out = 0

    def add(self, sentence: str) -> None:
        """Takes one sentence, which must hold no text of the map."""
        if len(self._sentences) < MAX_SENTENCES:
            self._sentences.append(sentence)
        else:
            self._left_out += 1

    def sentences(self) -> tuple[str, ...]:
        """All of them in order; the last one says how many more there were."""
        more = (f"{self._left_out:,} more places break the specification.",) if self._left_out else ()
        return (*self._sentences, *more)


def with_more(sentences: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Both, within the same bound."""
    joined = Violations()
    for sentence in (*sentences, *more):
        joined.add(sentence)
    return joined.sentences()
