import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.rules.home_paths import home_paths


@pytest.mark.parametrize(
    ("text", "user", "path"),
    [
        ("// /Users/jdoe/work/a.ts", "jdoe", "/Users/jdoe/work/a.ts"),
        ('"/home/ann.lee/app/x.py"', "ann.lee", "/home/ann.lee/app/x.py"),
        (r"C:\Users\mmuster\src\a.c", "mmuster", r"C:\Users\mmuster\src\a.c"),
        (r'"D:\\Users\\mmuster\\src"', "mmuster", r"D:\\Users\\mmuster\\src"),
        ("file:///Users/jdoe/a.js", "jdoe", "file:///Users/jdoe/a.js"),
    ],
)
def test_people(text: str, user: str, path: str) -> None:
    (home,) = home_paths(text.encode())
    assert (home.user, home.path, home.start) == (user, path, text.encode().find(path.encode()))


@pytest.mark.parametrize(
    "text",
    [
        "/home/runner/work/a.ts",
        "/Users/username/x",
        "https://example.org/home/about/x",
        "/home/$USER/x",
        "api/Users/list/all",
        "/Users/",
        "${HOME}/home/abc/x",
    ],
)
def test_nobody(text: str) -> None:
    assert not list(home_paths(text.encode()))


def test_each_person_once() -> None:
    assert [home.user for home in home_paths(b"/home/ann/a /home/ben/b /home/ann/c")] == ["ann", "ben"]


@given(st.binary(max_size=300))
def test_never_raises(data: bytes) -> None:
    list(home_paths(b"/home/" + data + b"/Users/x"))
