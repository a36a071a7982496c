"""Lists one artifact with our own walkers; prints JSON. `python -m tests.bench.walker_run PATH`

CPU time, because the clock measures whatever else the machine does.
"""

import json
import resource
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from inspector.containers.budget import Budget
from inspector.containers.container import OpenContext
from inspector.containers.files import FileSource
from inspector.containers.recognise import open_container
from inspector.containers.spool import Spool
from inspector.containers.zip_archive import ZipArchive
from inspector.containers.zip_directory import DirectoryWalk
from inspector.containers.zip_headers import LocalHeaders
from inspector.core.limits import Limits
from inspector.engine.worker.catalogue import Catalogue

ROUNDS = 7


def _cpu_s(work: Callable[[], object]) -> float:
    start_s = time.process_time()
    work()
    return time.process_time() - start_s


def _median_s(work: Callable[[], object]) -> float:
    return sorted(_cpu_s(work) for _ in range(ROUNDS))[ROUNDS // 2]


def _opened(path: Path) -> tuple[FileSource, OpenContext, object]:
    limits, source = Limits(), FileSource(path)
    context = OpenContext(limits, Budget(limits), Spool())
    return source, context, open_container(source, path.name, context, is_root=True)


def rows(path: Path) -> int:
    """Name, size, kind of every record."""
    _, _, container = _opened(path)
    return len([(record.name_raw, record.size_bytes, record.kind) for record in container.records()])  # type: ignore[attr-defined]


def entries(path: Path) -> int:
    """Complete entries with number and path, as the tree gets them; every oddity looked for."""
    _, _, container = _opened(path)
    catalogue = Catalogue()
    return len([catalogue.add(record, None) for record in container.records()])  # type: ignore[attr-defined]


def directory(path: Path) -> int:
    """Records of a zip file's directory alone, no entry looked at."""
    source, context, container = _opened(path)
    assert isinstance(container, ZipArchive)
    assert container._directory is not None
    walk = DirectoryWalk(source, container._directory, source.size_bytes, context)
    return len(list(walk.records()))


def main(path: Path) -> None:
    figures = {"rows": _median_s(lambda: rows(path)), "entries": _median_s(lambda: entries(path))}
    if zipfile.is_zipfile(path):
        figures["infolist"] = _median_s(lambda: zipfile.ZipFile(path).infolist())
        check, LocalHeaders.check = LocalHeaders.check, lambda *_: ()  # type: ignore[method-assign]
        figures["directory"] = _median_s(lambda: directory(path))
        LocalHeaders.check = check  # type: ignore[method-assign]
    figures["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(figures))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
