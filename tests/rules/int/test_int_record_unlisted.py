from inspector.core.severity import Severity
from inspector.rules.int.int_record_unlisted import IntRecordUnlisted
from tests.packages.wheel_builder import wheel_of
from tests.rules.view_builder import view_of

RULE = IntRecordUnlisted()
WHEEL = wheel_of({"demo/a.py": b"one"})


def test_flags_a_file_beside_the_list() -> None:
    (finding,) = RULE.check(view_of({**WHEEL, "demo/hook.py": b"x"}, name="demo.whl"))
    assert (finding.severity, finding.path) == (Severity.HIGH, "demo/hook.py")
    assert finding.message == "RECORD does not list this file."


def test_flags_in_a_nested_wheel() -> None:
    nested = {f"layer.tar!/demo.whl!/{name}": body for name, body in {**WHEEL, "hook.pth": b""}.items()}
    assert [finding.path for finding in RULE.check(view_of(nested))] == ["layer.tar!/demo.whl!/hook.pth"]


def test_flags_a_wheel_without_record() -> None:
    files = {name: body for name, body in WHEEL.items() if not name.endswith("RECORD")}
    (finding,) = RULE.check(view_of(files, name="demo.whl"))
    assert (finding.path, finding.refused_by) == ("", ("pypi",))
    assert finding.content_key == "no-record"


def test_clean_wheel_with_signatures_and_folders() -> None:
    more = {"demo": None, "demo-1.0.dist-info/RECORD.jws": b"{}", "demo-1.0.dist-info/RECORD.p7s": b""}
    assert list(RULE.check(view_of({**WHEEL, **more}, name="demo.whl"))) == []


def test_clean_installed_packages() -> None:
    other = {name.replace("demo", "other"): body for name, body in WHEEL.items()}
    assert list(RULE.check(view_of({**WHEEL, **other, "app.py": b""}, name="lambda.zip"))) == []
    assert (
        list(RULE.check(view_of({**WHEEL, "demo-1.0.dist-info/INSTALLER": b"pip", "app.py": b""}, name="x.zip"))) == []
    )
