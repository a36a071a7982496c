"""What the window needs from the rest of the product, in one place, so that tests can give it something else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from inspector.core.limits import Limits
from inspector.gui.actions.own_keys import OwnKeys
from inspector.gui.jobs.drag_folders import DragFolders
from inspector.gui.models.recent import RecentList
from inspector.gui.preferences.effects import Effects
from inspector.gui.preferences.store import PreferenceStore
from inspector.gui.theme.switch import ThemeSwitch

if TYPE_CHECKING:
    from inspector.engine.search.entry_search import EntrySearch
    from inspector.engine.session import ArtifactSession
    from inspector.policy.policy import Policy

SessionMaker = Callable[[str, "Policy"], "ArtifactSession"]
SearchMaker = Callable[[str, "Policy"], "EntrySearch"]
PolicyMaker = Callable[[], "Policy"]
DemoMaker = Callable[[], Path]


@dataclass(slots=True)
class Services:
    """Shared by all windows."""

    themes: ThemeSwitch
    recent: RecentList
    settings: QSettings
    """Geometry, preferences, shortcuts, columns: nothing of any artifact."""
    make_session: SessionMaker
    make_search: SearchMaker
    find_policy: PolicyMaker
    make_demo: DemoMaker
    case_folder: Path
    """Where cases lie that nobody gave a name."""
    drag_folders: DragFolders = field(default_factory=DragFolders)
    """Where entries lie that are dragged to other programs."""
    keys: OwnKeys = field(init=False)
    """Shortcuts that the person chose."""

    preferences: PreferenceStore = field(init=False)
    effects: Effects = field(init=False)
    """What the settings do to the running application."""

    def __post_init__(self) -> None:
        self.keys = OwnKeys(self.settings)
        self.preferences = PreferenceStore(self.settings)
        self.effects = Effects(self.preferences, self.themes, self.recent)


def open_real_session(path: str, policy: "Policy") -> "ArtifactSession":
    """Two worker processes for one artifact: a path, or a path with an inner path. Runs beside the GUI thread."""
    from inspector.engine.spec import parse_spec  # noqa: PLC0415 - the first window does not wait for it
    from inspector.engine.worker_session import Session  # noqa: PLC0415 - as above

    spec = parse_spec(path)
    return Session(spec.path, policy.applied_to(Limits()), inner=spec.inner, words=policy.words)


def open_real_search(path: str, policy: "Policy") -> "EntrySearch":
    """A process of its own that searches the artifact. Runs beside the GUI thread."""
    from inspector.engine.artifact_search import ArtifactSearch  # noqa: PLC0415 - most people never search
    from inspector.engine.spec import parse_spec  # noqa: PLC0415 - as above

    spec = parse_spec(path)
    return ArtifactSearch(spec.path, policy.applied_to(Limits()), inner=spec.inner)


def policy_in_force() -> "Policy":
    """The policy of the working directory, else the built-in one. Raises PolicyError where it is wrong."""
    from inspector.policy.load import built_in_policy, find_policy, load_policy  # noqa: PLC0415 - as above

    found = find_policy(Path.cwd())
    return load_policy(found) if found else built_in_policy()


def make_real_demo() -> Path:
    """The built-in example, in a fresh temporary folder."""
    from inspector.engine.demo import make_demo  # noqa: PLC0415 - as above

    return make_demo()
