import pytest

from inspector.packages.versions import same_version


@pytest.mark.parametrize(
    ("one", "other", "ecosystem", "same"),
    [
        ("1.0", "1.0.0", "pypi", True),
        ("1.0rc1", "1.0-rc.1", "pypi", True),
        ("1.0_local", "1.0+local", "pypi", True),
        ("1.0", "1.1", "pypi", False),
        ("banana", "1.0", "pypi", False),
        ("1.0", "1.0.0", "npm", False),
        ("1.0.0", "1.0.0", "npm", True),
    ],
)
def test_same_version(one: str, other: str, ecosystem: str, same: bool) -> None:
    assert same_version(one, other, ecosystem) is same
