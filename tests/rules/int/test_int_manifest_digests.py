import base64
import hashlib

from inspector.core.view import ArtifactView
from inspector.rules.int.int_manifest_digests import IntManifestDigests
from tests.packages.image_builder import layout_files
from tests.rules.view_builder import view_of

RULE = IntManifestDigests()


def paths(view: ArtifactView) -> list[str]:
    return [finding.path for finding in RULE.check(view)]


def test_flags_a_blob_with_another_digest() -> None:
    files = layout_files([{"a": b"1"}])
    blob = next(name for name, data in files.items() if data.startswith(b"\x1f\x8b"))
    assert paths(view_of(dict(files), "i.tar", "tar")) == []
    assert paths(view_of(files | {blob: b"changed"}, "i.tar", "tar")) == [blob]


def test_flags_a_changed_class_of_a_jar() -> None:
    stated = base64.b64encode(hashlib.sha256(b"class").digest()).decode()
    manifest = f"Manifest-Version: 1.0\r\n\r\nName: com/example/A.class\r\nSHA-256-Digest: {stated}\r\n\r\n".encode()
    files: dict[str, bytes | None] = {"META-INF/MANIFEST.MF": manifest, "com/example/A.class": b"class"}
    assert paths(view_of(files, "a.jar", "zip")) == []
    assert paths(view_of(files | {"com/example/A.class": b"other"}, "a.jar", "zip")) == ["com/example/A.class"]


def test_flags_a_changed_part_of_a_gem() -> None:
    sums = f"---\nSHA256:\n  metadata.gz: {hashlib.sha256(b'm').hexdigest()}\n  data.tar.gz: '{'0' * 64}'\n".encode()
    files: dict[str, bytes | None] = {
        "metadata.gz": b"m",
        "data.tar.gz": b"d",
        "checksums.yaml.gz": b"z",
        "checksums.yaml.gz!/checksums.yaml": sums,
    }
    assert paths(view_of(files, "a.gem", "tar")) == ["data.tar.gz"]


def test_clean_for_damaged_lists() -> None:
    manifest = b"Name: x\n\nName: a\nSHA-256-Digest: ~~~~~~~~~~~~~~~~~~~~~~~~\n\n"
    assert paths(view_of({"META-INF/MANIFEST.MF": manifest, "a": b"1"}, "a.jar", "zip")) == []
    assert paths(view_of({"checksums.yaml": b"SHA256:\n  a: x\n", "a": b"1"}, "a.gem", "tar")) == []
