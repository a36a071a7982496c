"""Paths for libraries that only exist on the computer that built a program."""

import re

BUILD_PATH = "It names a folder of the computer that built it."
_BUILD = re.compile(r"/(?:private/)?(?:home|Users|tmp|root|build|builds|workspace|github)(?:/|\Z)")


def is_build_path(path: str) -> bool:
    """Whether a path begins in the home of a person, or where builds run."""
    return _BUILD.match(path) is not None
