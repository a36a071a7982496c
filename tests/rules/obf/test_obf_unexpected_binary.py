import json

import pytest

from inspector.core.artifact import PackageClaim
from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.obf.obf_unexpected_binary import ObfUnexpectedBinary
from tests.rules.view_builder import view_of

RULE = ObfUnexpectedBinary()


def package(ecosystem: str, program: str, files: dict[str, bytes | None], name: str = "demo.tgz") -> ArtifactView:
    view = view_of({**files, program: b""}, name)
    view.package = PackageClaim(ecosystem, "demo", "1.0")
    entry = view.at(program)
    assert entry is not None
    view.programs[entry.number] = "elf"
    return view


def npm(program: str, **fields: object) -> ArtifactView:
    manifest = json.dumps({"name": "demo", "version": "1.0", **fields}).encode()
    return package("npm", program, {"package/package.json": manifest})


def test_flags_a_program_in_a_plain_npm_package() -> None:
    (finding,) = RULE.check(npm("package/lib/helper"))
    assert finding.message == "It is an ELF file in an npm package that says nothing of compiled code."
    assert finding.severity is Severity.MEDIUM


def test_flags_programs_in_source_packages() -> None:
    (finding,) = RULE.check(package("pypi", "demo-1.0/blob.bin", {"demo-1.0/PKG-INFO": b""}, "demo-1.0.tar.gz"))
    assert finding.message.endswith("in a source distribution.")
    (finding,) = RULE.check(package("cargo", "demo-1.0/tests/blob.bin", {"demo-1.0/Cargo.toml": b""}))
    assert finding.severity is Severity.LOW
    assert finding.reasons


@pytest.mark.parametrize(
    "view",
    [
        npm("package/bin/tool", os=["linux"]),
        npm("package/bin/tool", scripts={"install": "node-gyp rebuild"}),
        npm("package/build/addon.node"),
        npm("package/prebuilds/linux-x64/addon.so"),
        npm("package/node_modules/other/tool"),
        package("pypi", "demo/a.so", {"demo-1.0.dist-info/WHEEL": b""}, "demo-1.0-py3-none-any.whl"),
        package("deb", "usr/bin/tool", {}),
    ],
)
def test_clean_packages_that_say_so(view: ArtifactView) -> None:
    assert not list(RULE.check(view))


def test_flags_bytes_behind_a_picture() -> None:
    view = view_of({"package/logo.png": b""})
    view.tails[1] = 41_000
    (finding,) = RULE.check(view)
    assert finding.message == "41 kB follow the end of the picture or sound."


def test_clean_pictures_with_padding() -> None:
    view = view_of({"package/logo.png": b""})
    view.tails[1] = 1
    assert not list(RULE.check(view))
