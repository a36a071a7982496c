"""Which tool built a Python package: what WHEEL and pyproject.toml say of it."""

import re
from typing import Final

from inspector.packages.bounded_toml import toml_table

_TOOLS: Final = (
    ("hatch", "hatch"), ("setuptools", "setuptools"), ("bdist", "setuptools"), ("poetry", "poetry"),
    ("maturin", "maturin"), ("flit", "flit"), ("pdm", "pdm"), ("uv", "uv"),
)  # fmt: skip
_SEPARATORS: Final = re.compile(r"[\s._:-]")


def builder_of_generator(generator: str | None) -> str | None:
    """The tool of `Generator` in WHEEL, such as `hatch` for `hatchling 1.27.0`; None where it is not known."""
    word = _SEPARATORS.split((generator or "").strip().lower(), maxsplit=1)[0]
    return next((tool for prefix, tool in _TOOLS if word.startswith(prefix)), None)


def builder_of_project(body: bytes | None) -> str | None:
    """The tool of `build-backend` in pyproject.toml (PEP 517); setuptools where a project names none."""
    table = toml_table(body)
    system = table.get("build-system", {}) if table is not None else None
    backend = system.get("build-backend", "setuptools") if isinstance(system, dict) else None
    return builder_of_generator(backend) if isinstance(backend, str) else None
