import pytest

from inspector.core.severity import Severity
from inspector.rules.run.run_sitecustomize import RunSitecustomize
from tests.packages.wheel_builder import wheel_of
from tests.rules.view_builder import view_of

RULE = RunSitecustomize()


@pytest.mark.parametrize(
    "name", ["sitecustomize.py", "usercustomize/__init__.py", "demo-1.0.data/purelib/sitecustomize.py"]
)
def test_flags_wheels(name: str) -> None:
    (finding,) = RULE.check(view_of(wheel_of({name: b""}), "demo-1.0-py3-none-any.whl", "zip"))
    assert finding.severity is Severity.CRITICAL
    assert finding.path == name


def test_flags_places_of_installed_packages() -> None:
    (finding,) = RULE.check(view_of({"app/lib/python3.11/site-packages/sitecustomize.py": b""}))
    assert finding.severity is Severity.CRITICAL


def test_flags_operating_systems_mildly() -> None:
    names = ["etc/x", "usr/lib/python3/dist-packages/sitecustomize.py", "bin/sh", "var/x", "opt/x"]
    (finding,) = RULE.check(view_of(dict.fromkeys(names, b"")))
    assert finding.severity is Severity.LOW
    assert finding.reasons


def test_clean_places() -> None:
    wheel = wheel_of({"demo/sitecustomize.py": b"", "my_sitecustomize.py": b""})
    assert not list(RULE.check(view_of(wheel, "demo-1.0-py3-none-any.whl", "zip")))
    assert not list(RULE.check(view_of({"src/sitecustomize.py": b""})))
