from inspector.rules.int.int_unexpected_toplevel import IntUnexpectedToplevel
from tests.packages.wheel_builder import wheel_of
from tests.rules.view_builder import view_of

RULE = IntUnexpectedToplevel()
NAME = "x-1.0-py3-none-any.whl"


def found(*names: str, folder: str = "x-1.0") -> list[str]:
    return [f.message for f in RULE.check(view_of(wheel_of(dict.fromkeys(names, b""), folder), NAME, "zip"))]


def test_flags_each_common_name_once() -> None:
    assert found("x/a.py", "tests/a.py", "tests/b.py", "setup.py") == [
        "It installs tests, a name that everybody uses (2 files).",
        "It installs setup, a name that everybody uses (1 file).",
    ]


def test_clean_wheels() -> None:
    assert not found("x/tests/a.py", "x.py")
    assert not found("demo/a.py", folder="demo-1.0")
    assert not list(RULE.check(view_of({"tests/a.py": b""}, "x.zip", "zip")))
