import pytest

from inspector.core.severity import Severity
from inspector.rules.vcs.vcs_caches import VcsCaches
from tests.rules.view_builder import view_of

RULE = VcsCaches()


def test_flags_one_finding_per_top_folder() -> None:
    view = view_of(
        {
            "pkg/__pycache__/a.cpython-311.pyc": b"12",
            "pkg/sub/__pycache__/b.cpython-311.pyc": b"12",
            "other/__pycache__/c.pyc": b"",
        }
    )
    first, second = RULE.check(view)
    assert first.severity is Severity.MEDIUM
    assert first.message == (
        "__pycache__ lies at 2 places below pkg (2 files, 4 B): pkg/__pycache__, pkg/sub/__pycache__."
    )
    assert second.message == "other/__pycache__ was packed (1 file, 0 B)."


@pytest.mark.parametrize(
    "name",
    [
        ".pytest_cache/v/x",
        "package/.nyc_output/1.json",
        "package/coverage/lcov.info",
        "package/coverage/lcov-report/index.html",
        "x/.coverage",
        "package/.eslintcache",
        "package/node_modules/.cache/babel/1.json",
    ],
)
def test_flags_caches_of_other_tools(name: str) -> None:
    assert [f.severity for f in RULE.check(view_of({name: b"x"}))] == [Severity.MEDIUM]


def test_clean_names() -> None:
    names = ["coverage/__init__.py", "pkg/coverage.py", "pkg/cache/x", "pkg/pycache.py", "a.coverage", ".coveragerc"]
    assert not list(RULE.check(view_of(dict.fromkeys(names, b""))))


def test_flags_as_information_where_compiled_files_belong() -> None:
    files = {"pkg/__pycache__/a.pyc": b""}
    system = {**files, "etc/x": b"", "usr/bin/y": b"", "bin/sh": b"", "lib/z": b""}
    for view in (
        view_of(files, name="x-1.0-py3.11.egg"),
        view_of({**files, "info/index.json": b"{}"}, name="x-1.0-0.tar.bz2"),
        view_of(system),
    ):
        assert [f.severity for f in RULE.check(view)] == [Severity.INFO]
