"""The window's hold on one artifact: its session, what is known so far, and the reports made of it."""

from collections.abc import Mapping
from functools import cache, cached_property

from PySide6.QtCore import QObject, Signal

from inspector.core.end_state import EndState
from inspector.core.events import Ended, ScanEvent, SecretsSeen
from inspector.core.limits import Limits
from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.assessor import Assessed, Assessor
from inspector.gui.jobs.background import Token, run_in_background
from inspector.gui.jobs.event_bridge import EventBridge
from inspector.gui.jobs.futures import sentence_of
from inspector.gui.jobs.saved_scan import is_case, read_saved_scan
from inspector.gui.jobs.searching import Searching
from inspector.gui.jobs.warm_up import renew_spare_reader
from inspector.gui.models.scan_state import Change, ScanState
from inspector.gui.services import PolicyMaker, SearchMaker, SessionMaker


class ArtifactLink(QObject):
    """Opens beside the GUI thread; everything it says comes on the GUI thread."""

    state_changed = Signal(object)
    """A Change."""
    covering_changed = Signal()
    """More secrets are covered in previews, or a person had them shown or covered."""
    assessed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        path: str,
        make_session: SessionMaker,
        make_search: SearchMaker,
        find_policy: PolicyMaker,
        parent: QObject | None = None,
        *,
        raised: Mapping[str, int] | None = None,
    ) -> None:
        """`raised`: limits that a person said to read on past, by field name."""
        super().__init__(parent)
        self.raised = dict(raised or {})
        self.state = ScanState(path=path)
        self.session: ArtifactSession | None = None
        self._make_session = make_session
        self._make_search = make_search
        self._policy = cache(lambda: find_policy().with_limits(self.raised))
        self._token = Token()
        self._covered: set[str] = set()
        self._early: list[ScanEvent] = []
        self._bridge = EventBridge(self)
        self._bridge.events_arrived.connect(self._on_events)
        self._assessor = Assessor(self._policy, self.state.entries, self)
        self._assessor.assessed.connect(self._on_assessed)
        self._assessor.failed.connect(self.failed)

    @cached_property
    def searching(self) -> Searching:
        """Searches over all entries; costs nothing until the first one."""
        searching = Searching(lambda: self._make_search(self.state.path, self._policy()), self)
        searching.cover(self._covered)
        searching.reveal(is_revealed=self.state.secrets_are_shown)
        return searching

    @cached_property
    def finding(self) -> Searching:
        """Finds all hits in the text in front, in a process of its own: the search over everything stays."""
        return Searching(lambda: self._make_search(self.state.path, self._policy()), self)

    @property
    def covered_secrets(self) -> frozenset[str]:
        """The secrets found so far, in clear: to mask what a person writes."""
        return frozenset(self._covered)

    @property
    def limits(self) -> Limits:
        """Those in force; to be asked once the scan began."""
        return self._policy().applied_to(Limits())

    def start(self) -> None:
        """Starts the session; events follow."""
        if is_case(self.state.path):
            path = self.state.path
            run_in_background(lambda: read_saved_scan(path), self._on_saved, self._on_not_started, self._token)
            return
        deliver, state, token = self._bridge.listener(), self.state, self._token

        def listener(event: ScanEvent) -> None:
            state.pack(event)
            deliver(event)

        def begin() -> ArtifactSession:
            session = self._make_session(self.state.path, self._policy())
            session.start(listener)
            if token.is_dropped:
                session.close()
            return session

        run_in_background(begin, self._on_started, self._on_not_started, token)

    def reassess(self) -> None:
        """Makes the report anew: the policy file changed."""
        if not is_case(self.state.path):
            self._policy.cache_clear()
            self._assessor.reassess()

    def cancel(self) -> None:
        """Asks the scan to end."""
        if self.session is not None and self.state.is_scanning:
            self.session.cancel()

    def show_secrets(self, *, are_shown: bool) -> None:
        """Shows the secrets in previews, or covers them again."""
        if self.session is not None:
            self.state.secrets_are_shown = are_shown
            self.session.reveal(is_revealed=are_shown)
            self.searching.reveal(is_revealed=are_shown)
            self.covering_changed.emit()

    def close(self) -> None:
        """Ends everything; nothing is said afterwards."""
        self._token.drop()
        self._bridge.close()
        self.searching.close()
        if "finding" in self.__dict__:
            self.finding.close()
        self._assessor.close()
        session, self.session = self.session, None
        if session is not None:
            run_in_background(session.close, lambda _none: None, lambda _error: None)

    def _on_started(self, session: ArtifactSession) -> None:
        self.session = session
        early, self._early = self._early, []
        if early:
            self._on_events(early)

    def _on_saved(self, saved: tuple[list[ScanEvent], Assessed]) -> None:
        events, assessed = saved
        self.state_changed.emit(self.state.apply(events))
        self._on_assessed(assessed)

    def _on_not_started(self, error: Exception) -> None:
        self._on_events([Ended(EndState.FAILED, sentence_of(error))], is_without_session=True)

    def _on_events(self, events: list[ScanEvent], *, is_without_session: bool = False) -> None:
        if self.session is None and not is_without_session:
            self._early += events
            return
        self._cover(events)
        change = self.state.apply(events)
        if change & Change.ENDED:
            run_in_background(renew_spare_reader, lambda _none: None, lambda _error: None)
        self._assessor.feed(events, needs_report=bool(change & (Change.FACTS | Change.ARTIFACT)))
        self.state_changed.emit(change)

    def _cover(self, events: list[ScanEvent]) -> None:
        seen = {secret for event in events if isinstance(event, SecretsSeen) for secret in event.secrets}
        fresh = seen - self._covered
        if fresh and self.session is not None:
            self._covered |= fresh
            self.session.cover(fresh)
            self.searching.cover(fresh)
            self.covering_changed.emit()

    def _on_assessed(self, result: Assessed) -> None:
        self.state.report = result.report
        self.state.report_is_final = result.is_final
        self.assessed.emit(result)
