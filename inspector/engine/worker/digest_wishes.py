"""By which algorithms files have to be measured, because a list among them states such digests."""

from collections.abc import Callable, Sequence

from inspector.containers.failures import ContainerError, LimitReachedError
from inspector.core.entry import Entry
from inspector.packages.digest_lists import algorithms_of
from inspector.packages.kept import MAX_KEPT_LIST_BYTES


def algorithms_of_lists(records: Sequence[Entry], whole: Callable[[int, int], bytes]) -> frozenset[str]:
    """Algorithms besides SHA-256; none for nearly every container.

    `whole` reads an entry by its number, up to a number of bytes. Raises LimitReachedError.
    """

    def body(index: int) -> bytes | None:
        try:
            return whole(records[index].number, MAX_KEPT_LIST_BYTES)
        except LimitReachedError:
            raise
        except ContainerError:
            return None

    return algorithms_of([record.name if record.is_file else "" for record in records], body)
