import pytest

from inspector.core.severity import Severity
from inspector.rules.run.run_pth_exec import RunPthExec
from tests.rules.view_builder import add_entry, view_of

RULE = RunPthExec()


@pytest.mark.parametrize(
    "name",
    ["demo.pth", "demo-1.0.data/purelib/demo.pth", "layer.tar!/usr/lib/python3/dist-packages/a.pth", "x.whl!/a.PTH"],
)
def test_flags_where_python_looks(name: str) -> None:
    (finding,) = RULE.check(view_of({name: b"# comment\n../lib\nimport demo_hook\n"}, name="demo.whl"))
    assert (finding.severity, finding.line, finding.reasons) == (Severity.HIGH, 3, ())
    assert finding.evidence is not None
    assert finding.evidence.excerpt == "import demo_hook"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            b"import os, subprocess; subprocess.Popen(['x'])",
            "The line uses `subprocess`: it decodes, starts programs or opens connections.",
        ),
        (b"import sys; x = 1" + b" " * 1000, "The line has 1,017 characters."),
        (b"import a; a.run('" + b"QUJD" * 40 + b"')", "The line holds a long encoded text."),
    ],
)
def test_flags_long_or_encoded_lines_as_critical(line: bytes, reason: str) -> None:
    (finding,) = RULE.check(view_of({"demo.pth": line}))
    assert (finding.severity, finding.reasons) == (Severity.CRITICAL, (reason,))


def test_flags_elsewhere_one_level_milder() -> None:
    (finding,) = RULE.check(view_of({"demo-1.0/src/demo.pth": b"import demo_hook"}))
    assert finding.severity is Severity.MEDIUM
    assert len(finding.reasons) == 1


def test_flags_a_file_too_long_to_be_honest() -> None:
    view = view_of({"demo.py": b""})
    add_entry(view, "demo.pth", size_bytes=5_000_000)
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.CRITICAL
    assert finding.message == "The file has 5 MB and was not read. A list of paths is never that long."


def test_clean_paths_and_weights() -> None:
    view = view_of(
        {"demo.pth": b"./src\nimportant\n#import x\n", "models/net.pth": b"PK\3\4\0\1\2", "import.py": b"import x"}
    )
    assert list(RULE.check(view)) == []
