"""The container images that the records of one container describe."""

from collections.abc import Callable, Sequence

from inspector.containers.failures import ContainerError, LimitReachedError
from inspector.core.entry import Entry
from inspector.core.image import ImageFacts
from inspector.packages.bounded_json import MAX_JSON_BYTES
from inspector.packages.image import MARKS, ImageFiles, read_images


def facts_of_images(
    records: Sequence[Entry], owner: Entry | None, whole: Callable[[int, int], bytes]
) -> tuple[ImageFacts, ...]:
    """All images of a container; empty for nearly every container.

    `whole` reads an entry by its number, up to a number of bytes. What cannot be read becomes a problem when the
    entry itself is read. Raises LimitReachedError.
    """
    if not any(record.name.endswith(MARKS) for record in records):
        return ()
    files = ImageFiles(records, lambda entry: _body(entry, whole))
    number = owner.number if owner else None
    return tuple(image.facts(number) for image in read_images(files))


def _body(entry: Entry, whole: Callable[[int, int], bytes]) -> bytes | None:
    try:
        return whole(entry.number, MAX_JSON_BYTES)
    except LimitReachedError:
        raise
    except ContainerError:
        return None
