"""Which upload checks refuse an artifact for a fact: the Python index and its strictest client check archives.

What they refuse: see `inspector.containers.oddities`.
"""

from inspector.core.view import ArtifactView
from inspector.rules.level import Level

PYPI = ("pypi",)
UV = ("uv",)
BOTH = ("pypi", "uv")
_UPLOADED = (".whl", ".zip")


def is_upload(view: ArtifactView, container: int | None) -> bool:
    """Whether a container is what could be uploaded to a Python index: the artifact itself, not what lies in it.

    Any zip file could be: the index takes source distributions as `.zip` too.
    """
    if container is not None:
        return False
    return view.artifact_name.endswith(_UPLOADED) or (view.package is not None and view.package.ecosystem == "pypi")


def is_python_upload(level: Level) -> bool:
    """The same for a level."""
    return is_upload(level.view, level.container.number if level.container else None)


def refusals(level: Level, *, of_zip: tuple[str, ...] = (), of_tar: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The names of those that refuse an upload for this: each has other rules for zip files than for tars."""
    if not is_python_upload(level):
        return ()
    return of_zip if is_zip(level) else of_tar


def is_zip(level: Level) -> bool:
    """Whether a container is of the zip family."""
    return level.format.startswith("zip") or level.file_name.endswith((".whl", ".zip", ".egg"))
