"""Where the source of a compiled Python file would lie (PEP 3147)."""

from inspector.rules.level import components


def source_of(name: str) -> tuple[str, bool]:
    """The source's name in the same container, and whether the compiled file is a cache."""
    *folders, name = components(name)
    if folders and folders[-1] == "__pycache__":
        return "/".join([*folders[:-1], f"{name.split('.')[0]}.py"]), True
    return "/".join([*folders, f"{name.rpartition('.')[0]}.py"]), False
