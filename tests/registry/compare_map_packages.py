"""Fetches the packages of `map_packages` with `npm pack` and prints what is counted beside what should be.

`python -m tests.registry.compare_map_packages [NAME ...]`; ends with 1 where something differs.
"""

import hashlib
import sys
import time
from pathlib import Path

from tests.registry.map_packages import PACKAGES, MapPackage, counted
from tests.registry.published import NotFetchedError, npm_tarball


def compare(package: MapPackage) -> list[str]:
    """Prints one row; returns what differs."""
    try:
        path = npm_tarball(package.name, package.version)
    except NotFetchedError as error:
        print(f"{package.name} {package.version}: not fetched: {error}")  # noqa: T201
        return [f"{package.name}: not fetched"]
    start_s = time.perf_counter()
    figures = counted(path)
    took_s = time.perf_counter() - start_s
    cells = [_cell(figures[name], package.expected.get(name)) for name in figures]
    print(f"{package.name:<18} {package.version:<9} " + " ".join(cells) + f" {took_s:6.1f} s")  # noqa: T201
    wrong = [name for name, figure in package.expected.items() if figures[name] != figure]
    return [f"{package.name}: {', '.join(wrong)}"] * bool(wrong) + _digest_differs(package, path)


def _cell(figure: int, expected: int | None) -> str:
    mark = "" if expected is None else " =" if figure == expected else f" ≠ {expected:,}"
    return f"{f'{figure:,}{mark}':>16}"


def _digest_differs(package: MapPackage, path: Path) -> list[str]:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return [] if digest.startswith(package.sha256_start) else [f"{package.name}: another tarball, {digest[:12]}"]


def main(names: list[str]) -> int:
    """Compares all packages, or those named."""
    heads = " ".join(f"{head:>16}" for head in ("maps", "sources", "with content", "distinct", "linked", "nested"))
    print(f"{'package':<18} {'version':<9} {heads}")  # noqa: T201
    differing = [line for package in PACKAGES if not names or package.name in names for line in compare(package)]
    print("\n".join(["", *differing] if differing else ["", "Nothing differs."]))  # noqa: T201
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
