"""Which upload checks refuse an artifact for a fact: the Python index and its strictest client check archives."""

from inspector.core.view import ArtifactView
from inspector.rules.level import Level

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


def refusals(level: Level, *, pypi: bool, uv: bool) -> tuple[str, ...]:
    """The names of those that refuse a zip for this; both check zip archives by rules of their own."""
    if not is_python_upload(level) or not is_zip(level):
        return ()
    return tuple(name for name, refuses in (("pypi", pypi), ("uv", uv)) if refuses)


def is_zip(level: Level) -> bool:
    """Whether a container is of the zip family."""
    return level.format.startswith("zip") or level.file_name.endswith((".whl", ".zip", ".egg"))
