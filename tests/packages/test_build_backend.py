"""Which tool built a Python package."""

import pytest

from inspector.packages import recognise
from inspector.packages.bounded_toml import MAX_TOML_BYTES
from inspector.packages.build_backend import builder_of_generator, builder_of_project
from tests.packages.wheel_builder import wheel_of
from tests.rules.view_builder import view_of


@pytest.mark.parametrize(
    ("generator", "builder"),
    [
        ("hatchling 1.27.0", "hatch"), ("setuptools (80.9.0)", "setuptools"), ("bdist_wheel (0.37.1)", "setuptools"),
        ("poetry-core 2.1.3", "poetry"), ("maturin (1.9.0)", "maturin"), ("flit 3.12.0", "flit"), ("uv 0.8.3", "uv"),
        ("pdm-backend (2.4.5)", "pdm"), ("hand made", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_generators(generator: str | None, builder: str | None) -> None:
    assert builder_of_generator(generator) == builder


@pytest.mark.parametrize(
    ("body", "builder"),
    [
        (b'[build-system]\nbuild-backend = "hatchling.build"\n', "hatch"),
        (b'[build-system]\nbuild-backend = "setuptools.build_meta"\n', "setuptools"),
        (b'[build-system]\nbuild-backend = "poetry.core.masonry.api"\n', "poetry"),
        (b'[build-system]\nbuild-backend = "uv_build"\n', "uv"),
        (b'[build-system]\nbuild-backend = "backend"\n', None),
        (b"[build-system]\nbuild-backend = 7\n", None),
        (b"build-system = 7\n", None),
        (b"[project]\n", "setuptools"),
        (b"[", None),
        (b"#" * (MAX_TOML_BYTES + 1), None),
        (None, None),
    ],
)
def test_projects(body: bytes | None, builder: str | None) -> None:
    assert builder_of_project(body) == builder


def test_packages_say_who_made_them() -> None:
    wheel = recognise(view_of(wheel_of({"demo/a.py": b""})))
    assert wheel is not None
    sdist = recognise(
        view_of(
            {
                "demo-1.0/PKG-INFO": b"Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n",
                "demo-1.0/pyproject.toml": b'[build-system]\nbuild-backend = "flit_core.buildapi"\n',
            }
        )
    )
    assert sdist is not None
    assert sdist.builder == "flit"
