import pytest

from inspector.core.severity import Severity
from inspector.rules.run.run_setup_py import RunSetupPy
from tests.rules.view_builder import view_of

RULE = RunSetupPy()


def test_flags_programs_as_medium() -> None:
    source = b"from subprocess import (check_output as co)\nfrom setuptools import setup\nv = co(['git'])\nsetup()\n"
    (finding,) = RULE.check(view_of({"demo-1.0/setup.py": source}))
    assert (finding.severity, finding.line) == (Severity.MEDIUM, 3)
    assert finding.message == "It starts programs: subprocess.check_output."
    assert finding.evidence is not None
    assert finding.evidence.excerpt == "v = co(['git'])"
    assert finding.reasons == ("It only starts programs, as builds with a compiler do.",)


def test_flags_downloads_as_high_in_python_2_too() -> None:
    source = b"import urllib2\nprint 'x'\ndata = urllib2.urlopen('http://example.net').read()\n"
    (finding,) = RULE.check(view_of({"setup.py": source}))
    assert (finding.severity, finding.reasons) == (Severity.HIGH, ())
    assert finding.message == "It opens network connections: urllib2.urlopen."


def test_flags_decoded_and_executed_text_as_critical() -> None:
    source = b"import base64 as b\nexec(b.b64decode('eA=='))\n"
    (finding,) = RULE.check(view_of({"demo-1.0/setup.py": source}))
    assert finding.severity is Severity.CRITICAL
    assert finding.content_key == "calls:base64.b64decode,exec"


def test_flags_what_stands_before_damage() -> None:
    (finding,) = RULE.check(view_of({"setup.py": b"import os\nos.system('x')\nif (((((\n"}))
    assert finding.message == "It starts programs: os.system."


def test_flags_inner_and_wheel_files_mildly() -> None:
    source = b"import os\nos.system('x')\n"
    (inner,) = RULE.check(view_of({"demo-1.0/tests/data/setup.py": source}))
    (in_wheel,) = RULE.check(view_of({"setup.py": source, "d-1.dist-info/WHEEL": b"", "d-1.dist-info/RECORD": b""}))
    assert inner.severity is Severity.LOW
    assert in_wheel.severity is Severity.INFO


@pytest.mark.parametrize(
    "source",
    [
        b"from setuptools import setup\nexec(open('version.py').read())\nsetup(name='x')\n",
        b"# os.system('x')\ntext = 'subprocess.run(1)'\n",
        b"def exec(x): pass\nclass Popen(object): pass\n",
        b"import base64\nbase64.b64encode(b'x')\n",
        b"\xff\xfe\0\0",
        b"(" * 100_000,
        b"",
    ],
)
def test_clean_setup(source: bytes) -> None:
    assert list(RULE.check(view_of({"demo-1.0/setup.py": source}))) == []
