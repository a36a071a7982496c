"""What an image says of itself, in both layouts."""

import json

import pytest

from inspector.packages.image import images_in
from inspector.packages.image_layers import layer_records, merge
from inspector.packages.registry import recognise
from tests.packages.image_builder import Layer, layout_files, saved_files, saved_view
from tests.rules.view_builder import view_of

LAYERS: list[Layer] = [
    {"etc/": None, "etc/a": b"1", "etc/b": b"1", "app/x/y": b"1", "app/z": b"1", "old": b"1"},
    {"etc/.wh.a": b"", "app/.wh..wh..opq": b"", "app/new": b"2", "old": b"2", "etc": None},
]


@pytest.mark.parametrize("files", [saved_files(LAYERS), layout_files(LAYERS)], ids=["docker save", "oci layout"])
def test_both_layouts_name_config_layers_and_tag(files: dict[str, bytes]) -> None:
    view = view_of(dict(files), "image.tar", "tar")
    ((_, (image,)),) = images_in(view)
    assert image.tags == ("acme/tool:1.2",)
    assert image.config["os"] == "linux"
    assert len(image.layers) == 2
    claim = recognise(view)
    assert claim is not None
    assert (claim.ecosystem, claim.name, claim.version) == ("oci", "acme/tool", "1.2")


def test_layers_are_laid_on_each_other() -> None:
    view = saved_view(LAYERS)
    ((_, (image,)),) = images_in(view)
    merged = merge([layer_records(view.shipped_levels(), view.containers, layer.number) for layer in image.layers])
    assert [path for path, placed in merged.visible.items() if placed.entry.is_file] == [
        "app/new",
        "etc/b",
        "old",
    ]
    assert {(hidden.entry.name, hidden.by.name, hidden.is_removed) for hidden in merged.hidden} == {
        ("etc/a", "etc/.wh.a", True),
        ("app/z", "app/.wh..wh..opq", True),
        ("app/x/y", "app/.wh..wh..opq", True),
        ("old", "old", False),
    }


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"[",
        b"{}",
        b"[1]",
        b'[{"Layers": 3}]',
        b'[{"Layers": ["../../x"], "Config": 5, "RepoTags": {}}]',
        b"[" * 9000,
    ],
)
def test_a_damaged_manifest_is_no_failure(manifest: bytes) -> None:
    view = view_of({"manifest.json": manifest, "oci-layout": b"{}", "index.json": manifest}, "x.tar", "tar")
    for _, images in images_in(view):
        assert all(not image.layers for image in images)


def test_an_index_that_names_itself_ends() -> None:
    hexadecimal = "a" * 64
    loop = json.dumps({"manifests": [{"digest": f"sha256:{hexadecimal}"}] * 3}).encode()
    view = view_of({"oci-layout": b"{}", "index.json": loop, f"blobs/sha256/{hexadecimal}": loop}, "x.tar", "tar")
    assert list(images_in(view)) == []


def test_a_web_manifest_is_no_image() -> None:
    view = view_of({"manifest.json": b'{"name": "app", "icons": []}'}, "x.tar", "tar")
    assert list(images_in(view)) == []
    assert recognise(view) is None
