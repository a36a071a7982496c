from inspector.rules.run.run_startup_plugins import RunStartupPlugins
from tests.packages.wheel_builder import wheel_of
from tests.rules.view_builder import view_of

RULE = RunStartupPlugins()


def found(points: str) -> list[tuple[str, int | None]]:
    files = wheel_of({"demo/a.py": b"", "demo-1.0.dist-info/entry_points.txt": points.encode()})
    return [(f.message, f.line) for f in RULE.check(view_of(files, "demo-1.0-py3-none-any.whl", "zip"))]


def test_flags_groups_that_programs_load() -> None:
    text = "[console_scripts]\ndemo = demo.a:main\n\n[pytest11]\na = demo.a\nb = demo.a\n[other]\nc = demo.a\n"
    assert found(text) == [("pytest loads 2 entry points of the group pytest11.", 4)]


def test_clean_wheels() -> None:
    assert not found("[console_scripts]\ndemo = demo.a:main\n")
    assert not found("[pytest11")
