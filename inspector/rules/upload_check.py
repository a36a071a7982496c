"""Which upload checks refuse an artifact for a fact: the Python index and its strictest client check archives."""

from inspector.rules.level import Level


def is_python_upload(level: Level) -> bool:
    """Whether a container is what would be uploaded to a Python index: the artifact itself, not what lies in it."""
    if level.container is not None:
        return False
    package = level.view.package
    return level.view.artifact_name.endswith(".whl") or (package is not None and package.ecosystem == "pypi")


def refusals(level: Level, *, pypi: bool, uv: bool) -> tuple[str, ...]:
    """The names of those that refuse a zip for this; both check zip archives by rules of their own."""
    if not is_python_upload(level) or not is_zip(level):
        return ()
    return tuple(name for name, refuses in (("pypi", pypi), ("uv", uv)) if refuses)


def is_zip(level: Level) -> bool:
    """Whether a container is of the zip family."""
    return level.format.startswith("zip") or level.file_name.endswith((".whl", ".zip", ".egg"))
