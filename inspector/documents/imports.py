"""Which npm packages a script imports, found without parsing it."""

import re
from collections.abc import Iterator
from typing import Final

MAX_PACKAGES: Final = 5000
_SCRIPTS: Final = frozenset({"js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "vue", "svelte"})
_WORDS: Final = (b"require", b"from", b"import")
_SPECIFIER: Final = re.compile(
    rb"""(?:\.resolve)?\s{0,8}\(?\s{0,8}["'`](?P<name>@[\w.~-]{1,214}/[\w.~-]{1,214}|[A-Za-z0-9_][\w.~-]{0,213})["'`/]"""
)


def is_script(name: str) -> bool:
    """Whether a file is JavaScript or TypeScript by its name."""
    _, dot, suffix = name.rpartition(".")
    return bool(dot) and suffix.lower() in _SCRIPTS


def imported_packages(data: bytes) -> set[str]:
    """Names of packages in `require`, `import` and `export … from`, with their scope and without what follows.

    Bounded by MAX_PACKAGES. Names that are put together at run time are not seen.
    """
    found: set[str] = set()
    for match in _specifiers(data):
        found.add(match["name"].decode("ascii"))
        if len(found) == MAX_PACKAGES:
            break
    return found


def _specifiers(data: bytes) -> Iterator[re.Match[bytes]]:
    for word in _WORDS:
        at = data.find(word)
        while at >= 0:
            behind = at + len(word)
            match = _SPECIFIER.match(data, behind)
            if match is not None:
                yield match
            at = data.find(word, behind)
