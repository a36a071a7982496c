from inspector.core.severity import Severity
from inspector.rules.dbg.dbg_pyc_shipped import DbgPycShipped
from tests.rules.view_builder import view_of

RULE = DbgPycShipped()


def test_flags_cache_beside_its_source() -> None:
    view = view_of({"demo-1.0/demo/a.py": b"", "demo-1.0/demo/__pycache__/a.cpython-311.opt-1.pyc": b"x"})
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.LOW
    assert finding.message == "It is the compiled copy of a file that ships too."
    assert finding.content_key == "pyc:demo/demo/__pycache__/a.cpython-311.opt-1.pyc"


def test_flags_cache_of_a_module_that_does_not_ship() -> None:
    (finding,) = RULE.check(view_of({"demo/__pycache__/old.cpython-311.pyc": b"x", "demo/new.py": b""}))
    assert finding.severity is Severity.MEDIUM
    assert finding.reasons == ("It gives away a module that was deleted or withheld.",)


def test_flags_sourceless_product_as_information() -> None:
    (finding,) = RULE.check(view_of({"demo/core.pyc": b"x"}))
    assert (finding.severity, finding.message) == (Severity.INFO, "It is a compiled file without its source.")


def test_flags_installed_packages_once() -> None:
    folder = "layer.tar!/usr/lib/python3.11/site-packages/demo/__pycache__"
    (finding,) = RULE.check(view_of({f"{folder}/{name}.cpython-311.pyc": b"x" for name in ("a", "b", "c")}))
    assert finding.severity is Severity.INFO
    assert finding.message == "3 compiled files of installed Python packages are in this container."


def test_flags_are_bounded() -> None:
    findings = list(RULE.check(view_of({f"demo/m{index}.pyc": b"x" for index in range(40)})))
    assert len(findings) == 26
    assert findings[-1].message == "15 further compiled Python files in the same container are not listed one by one."


def test_clean_sources() -> None:
    assert list(RULE.check(view_of({"demo/a.py": b"", "demo/pyc": b"", "demo/x.pyc/readme": b""}))) == []
