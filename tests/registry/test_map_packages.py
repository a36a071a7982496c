"""Maps of published packages counted as they were counted beforehand. Nothing is fetched: what is cached is read."""

import pytest

from tests.registry.map_packages import PACKAGES, SMALL, MapPackage, counted
from tests.registry.published import FOLDER, npm_file_name

pytestmark = pytest.mark.registry


@pytest.mark.parametrize("package", [p for p in PACKAGES if p.name in SMALL], ids=lambda package: str(package.name))
def test_small_packages_that_are_cached(package: MapPackage) -> None:
    path = FOLDER / npm_file_name(package.name, package.version)
    if not path.exists():
        pytest.skip(f"{path.name} is not cached: `python -m tests.registry.compare_map_packages` fetches it")
    figures = counted(path)
    assert {name: figures[name] for name in package.expected} == package.expected
