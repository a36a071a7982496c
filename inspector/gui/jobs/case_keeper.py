"""Reads and writes one case file on a thread of its own, each change at once and in order."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector.core.masking import Masker
from inspector.core.report import Report
from inspector.disk.whole_file import write_whole
from inspector.engine.case.records import Bookmark, Case, CaseError, Decision, Reveal
from inspector.gui.jobs.background import Job, Token, keep_until_done
from inspector.gui.language import tr
from inspector.gui.models.saved_view import SavedView

if TYPE_CHECKING:
    from inspector.engine.case.store import CaseStore


class CaseKeeper(QObject):
    """The file is made with the first change, not by looking at an artifact."""

    loaded = Signal(object)
    """A Case; an empty one where there is no file."""
    earlier_found = Signal(object)
    """The Case of another version of the same package, where this artifact has none yet."""
    failed = Signal(object)
    """A change that could not be kept. The window goes on, and tries again with the next one."""
    unsaved_changed = Signal(int)
    """So many decisions are in this window only."""

    def __init__(self, path: Path, facts: dict[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = _CaseFile(path, facts)
        self._token = Token()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="case")

    def load(self) -> None:
        """Reads what there is."""
        self._do(self._file.load, self.loaded.emit)
        self._do(self._file.earlier, self._on_earlier)

    def keep(self, decisions: tuple[Decision, ...]) -> None:
        """Writes decisions."""
        if decisions:
            self._do(lambda: self._file.keep_decisions(decisions), self.unsaved_changed.emit, self._on_unsaved)

    def keep_marks(self, bookmarks: tuple[Bookmark, ...], reviewed: frozenset[str], secrets: frozenset[str]) -> None:
        """Writes all bookmarks and reviewed entries; a secret in a path is masked."""

        def write() -> None:
            store, masker = self._file.opened(), Masker(secrets)
            store.keep_bookmarks(replace(mark, path=masker.mask(mark.path)[0]) for mark in bookmarks)
            store.keep_reviewed(masker.mask(path)[0] for path in reviewed)

        self._do(write)

    def keep_view(self, view: SavedView, secrets: frozenset[str]) -> None:
        """Writes what the window looks like into a case that exists; secrets in it are masked."""

        def write() -> None:
            self._file.keep_view(view.masked(Masker(secrets)).as_values())

        self._do(write)

    def log(self, reveal: Reveal) -> None:
        """Writes that a secret was looked at."""
        self._do(lambda: self._file.opened().log_reveal(reveal))

    def keep_report(self, report: Report) -> None:
        """Writes the last report into a case that exists; else it goes in with the first change."""
        self._do(lambda: self._file.keep_report(report))

    def copy_to(self, path: Path, on_done: Callable[[object], None]) -> None:
        """Writes the whole case, report included, to another file."""
        self._do(lambda: self._file.copy_to(path), on_done)

    def close(self) -> None:
        """Ends the thread once everything is written; nothing is said any more."""
        self._token.drop()
        self._thread.submit(self._file.close)
        self._thread.shutdown(wait=False)

    def _on_unsaved(self, error: Exception) -> None:
        self.unsaved_changed.emit(self._file.unsaved)
        self.failed.emit(error)

    def _on_earlier(self, case: object) -> None:
        if case is not None:
            self.earlier_found.emit(case)

    def _do(
        self,
        fn: Callable[[], object],
        on_done: Callable[[object], None] = lambda _none: None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        job = keep_until_done(Job(on_done, on_failed or self.failed.emit, self._token))
        self._thread.submit(job.run, fn)


class _CaseFile:
    """Used by the one thread of the keeper."""

    def __init__(self, path: Path, facts: dict[str, str]) -> None:
        self._path = path
        self._facts = facts
        self._store: CaseStore | None = None
        self._report: Report | None = None
        self._unsaved: dict[str, Decision] = {}

    @property
    def unsaved(self) -> int:
        """Decisions that could not be written yet."""
        return len(self._unsaved)

    def keep_decisions(self, decisions: tuple[Decision, ...]) -> int:
        """Writes decisions, with those that could not be written before; says how many are left, which is none."""
        self._unsaved.update((decision.exact, decision) for decision in decisions)
        self.opened().keep_decisions(self._unsaved.values())
        self._unsaved.clear()
        return 0

    def load(self) -> Case:
        if not self._path.exists():
            return Case()
        from inspector.engine.case.store import CaseStore  # noqa: PLC0415 - most windows never decide anything

        # Read-only: a case on a medium that cannot be written can still be looked at.
        store = CaseStore(self._path, is_read_only=True)
        try:
            return store.load()
        finally:
            store.close()

    def is_sound(self) -> bool:
        """Whether there is a file that can be used; `load` said so already where it cannot."""
        from inspector.engine.case.schema import check_header  # noqa: PLC0415 - as above

        if not self._path.exists():
            return False
        try:
            check_header(self._path)
        except CaseError:
            return False
        return True

    def earlier(self) -> Case | None:
        """Looked for only before anything is decided here."""
        package = self._facts.get("package")
        if not package or self._path.exists():
            return None
        from inspector.engine.case.earlier import earlier_case  # noqa: PLC0415 - as below

        return earlier_case(self._path.parent, package, self._path.stem)

    def opened(self) -> "CaseStore":
        if self._store is None:
            from inspector.engine.case.store import CaseStore  # noqa: PLC0415 - most windows never decide anything

            self._store = CaseStore(self._path)
            self._store.set_facts(self._facts)
            self._write_report()
        return self._store

    def keep_report(self, report: Report) -> None:
        self._report = report
        if self._store is not None or self.is_sound():
            self.opened()
            self._write_report()

    def keep_view(self, values: dict[str, str]) -> None:
        if self._store is not None or self.is_sound():
            self.opened().keep_view(values)

    def copy_to(self, path: Path) -> None:
        self.opened()
        if path.exists() and path.samefile(self._path):
            raise CaseError(tr("{path} is the case that is open; everything is in it already.", path=path))
        try:
            write_whole(path, self._path.read_bytes())
        except OSError as error:
            raise CaseError(tr("{path} cannot be written: {error}.", path=path, error=error)) from error

    def _write_report(self) -> None:
        if self._store is not None and self._report is not None:
            from inspector.engine.case.saved_report import packed_report  # noqa: PLC0415 - as above

            self._store.keep_report(packed_report(self._report))
            self._report = None

    def close(self) -> None:
        with suppress(CaseError):  # it was said before, and there is nobody left to tell
            if self._unsaved:
                self.keep_decisions(())
        if self._store is not None:
            self._store.close()
