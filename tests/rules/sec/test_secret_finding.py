import pytest

from inspector.rules.place_tags import is_test_path, path_tags
from tests.secrets.loaded_engine import entry_named


@pytest.mark.parametrize(
    ("path", "tags"),
    [
        ("package/dist/a.js", ("first-party",)),
        ("a.tgz!/node_modules/x/y.js", ("third-party",)),
        ("a.whl!/pkg/tests/data/x.pem", ("first-party", "test-path")),
        ("x.js.map!/node_modules/y/__tests__/a.ts", ("third-party", "test-path")),
    ],
)
def test_tags(path: str, tags: tuple[str, ...]) -> None:
    assert path_tags(entry_named(path)) == tags


def test_a_file_name_is_no_folder() -> None:
    assert not is_test_path("src/tests")
