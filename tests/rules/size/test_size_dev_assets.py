import pytest

from inspector.core.view import ArtifactView
from inspector.rules.size.size_dev_assets import MIN_BYTES, SizeDevAssets
from tests.rules.view_builder import add_entry

RULE = SizeDevAssets()


def view_with(name: str, size_bytes: int) -> ArtifactView:
    view = ArtifactView(artifact_name="a.tgz", artifact_format="tar.gz")
    add_entry(view, name, size_bytes=size_bytes)
    return view


@pytest.mark.parametrize("name", ["package/logo.psd", "package/data/customers.csv", "package/model.safetensors"])
def test_flags_raw_material(name: str) -> None:
    (finding,) = RULE.check(view_with(name, 14_000_000))
    assert finding.message == f"1 file of raw material, 14 MB: {name}."


@pytest.mark.parametrize(("name", "size"), [("package/logo.psd", MIN_BYTES - 1), ("package/app.js", 9_000_000)])
def test_clean_files(name: str, size: int) -> None:
    assert not list(RULE.check(view_with(name, size)))
