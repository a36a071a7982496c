import pytest

from inspector.core.view import ArtifactView
from inspector.rules.int.int_wheel_tag_mismatch import IntWheelTagMismatch
from tests.packages.wheel_builder import wheel_of
from tests.rules.view_builder import view_of

RULE = IntWheelTagMismatch()


def wheel(tags: str, *names: str, stated: tuple[str, ...] = ()) -> ArtifactView:
    files = wheel_of(dict.fromkeys(names, b""))
    lines = "".join(f"Tag: {tag}\n" for tag in stated)
    files["demo-1.0.dist-info/WHEEL"] = f"Wheel-Version: 1.0\n{lines}".encode()
    return view_of(files, f"demo-1.0-{tags}.whl", "zip")


@pytest.mark.parametrize(
    ("tags", "name", "says"),
    [
        (
            "py3-none-any",
            "demo/_native.so",
            "It is tagged for any platform, but holds 1 native library: demo/_native.so.",
        ),
        ("py3-none-win_amd64", "demo/libx.so.1", "It is tagged win_amd64, but holds libraries of another system"),
        ("cp39-abi3-linux_x86_64", "d/_x.cpython-311-x86_64-linux-gnu.so", "It claims the stable interface"),
    ],
)
def test_flags_files_that_do_not_fit(tags: str, name: str, says: str) -> None:
    (finding,) = RULE.check(wheel(tags, name))
    assert finding.message.startswith(says)


def test_flags_tags_that_differ() -> None:
    (finding,) = RULE.check(wheel("py3-none-any", "demo.py", stated=("py2-none-any", "py3-none-any")))
    assert finding.message == "The file name and WHEEL name different tags: py2-none-any."


@pytest.mark.parametrize(
    ("tags", "name", "stated"),
    [
        ("py3-none-any", "demo.py", ("py3-none-any",)),
        ("py2.py3-none-any", "demo.py", ("py2-none-any", "py3-none-any")),
        ("cp311-cp311-macosx_11_0_arm64", "demo/_x.cpython-311-darwin.so", ()),
        ("cp39-abi3-win_amd64", "demo/_x.pyd", ()),
        ("cp311-cp311-manylinux_2_28_x86_64.musllinux_1_2_x86_64", "demo.libs/libz.so.1", ()),
    ],
)
def test_clean_wheels(tags: str, name: str, stated: tuple[str, ...]) -> None:
    assert not list(RULE.check(wheel(tags, name, stated=stated)))
