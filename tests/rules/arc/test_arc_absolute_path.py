import pytest

from inspector.core.artifact import PackageClaim
from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.arc.arc_absolute_path import ArcAbsolutePath
from tests.rules.view_builder import add_entry, container_of, view_of

RULE = ArcAbsolutePath()
SYSTEM = ("/etc/passwd", "/usr/bin/x", "/var/lib/y", "/bin/sh")


@pytest.mark.parametrize("name", ["/etc/passwd", "C:\\Windows\\x.dll", "c:/x", "C:x", "\\\\host\\share", "//host/x"])
def test_flags_absolute_names(name: str) -> None:
    view = ArtifactView()
    add_entry(view, name)
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.HIGH
    assert name in finding.message


def test_clean_names() -> None:
    assert not list(
        RULE.check(view_of({"./a": b"", "B::Deparse.3pm": b"", "ab:c": b"", "a/C:/x": b"", "/": b"", "//": b""}))
    )


def test_flags_image_layers_once_and_mildly() -> None:
    view = ArtifactView()
    add_entry(view, "manifest.json")
    layer = container_of(view, ["abc/layer.tar"])
    for name in SYSTEM:
        add_entry(view, name, layer)
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.INFO
    assert finding.message == "4 absolute names: /etc/passwd, /usr/bin/x, /var/lib/y and 1 more."
    assert "layer of a container image" in finding.reasons[0]


def test_a_language_package_cannot_pose_as_a_system() -> None:
    view = view_of(dict.fromkeys(SYSTEM, b""))
    assert {f.severity for f in RULE.check(view)} == {Severity.INFO}
    view.package = PackageClaim("npm", "x", "1.0.0")
    assert {f.severity for f in RULE.check(view)} == {Severity.HIGH}
