import base64
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.packages import digest_formats as formats
from inspector.packages.digest_formats import Stated

DATA = b"one"
MD5, SHA1, SHA256, SHA512 = (hashlib.new(name, DATA).hexdigest() for name in ("md5", "sha1", "sha256", "sha512"))
SHA1_B64 = base64.b64encode(bytes.fromhex(SHA1)).decode()
B64 = base64.b64encode(bytes.fromhex(SHA512)).decode()


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (f"{SHA512}  a b.txt\n", Stated("a b.txt", "sha512", SHA512)),
        (f"{SHA256.upper()} *./dist/x\r\n", Stated("./dist/x", "sha256", SHA256)),
        (f"{MD5}  usr/bin/x\n", Stated("usr/bin/x", "md5", MD5)),
        (f"{SHA1}\n", Stated("", "sha1", SHA1)),
        (f"SHA512 (a (1).txt) = {SHA512}\n", Stated("a (1).txt", "sha512", SHA512)),
    ],
)
def test_lines_of_sums(text: str, stated: Stated) -> None:
    assert list(formats.sum_lines(f"# a comment\n{text}")) == [stated]


@pytest.mark.parametrize("text", [f"{SHA256[:50]}  a\n", f"SHA256 (a) = {SHA512}\n", f"x{SHA256}  a\n", "", f"{MD5}a"])
def test_what_is_no_line_of_sums(text: str) -> None:
    assert list(formats.sum_lines(text)) == []


def test_a_manifest_with_several_algorithms_and_a_folded_line() -> None:
    manifest = (
        "Manifest-Version: 1.0\r\n\r\nName: com/exam\r\n ple/A.class\r\n"
        f"SHA-512-Digest: {B64[:40]}\r\n {B64[40:]}\r\nSHA1-Digest: {SHA1_B64}\r\n"
    )
    assert list(formats.jar_manifest(manifest)) == [
        Stated("com/example/A.class", "sha512", SHA512), Stated("com/example/A.class", "sha1", SHA1),
    ]  # fmt: skip


def test_checksums_of_a_gem() -> None:
    text = f"---\nSHA256:\n  metadata.gz: {SHA256}\nSHA512:\n  metadata.gz: {SHA512}\n  data.tar.gz: '{SHA512}'\n"
    assert [(s.path, s.algorithm) for s in formats.gem_checksums(text)] == [
        ("metadata.gz", "sha256"), ("metadata.gz", "sha512"), ("data.tar.gz", "sha512"),
    ]  # fmt: skip


def test_paths_of_a_conda_package() -> None:
    paths = [
        {"_path": "bin/x", "path_type": "hardlink", "sha256": SHA256},
        {"_path": "bin/y", "path_type": "softlink", "sha256": SHA256},
        {"_path": "bin/z", "path_type": "hardlink"},
        "no object",
    ]
    assert list(formats.conda_paths(json.dumps({"paths": paths}))) == [Stated("bin/x", "sha256", SHA256)]


def test_a_vendored_crate_and_a_lock_file() -> None:
    cargo = json.dumps({"files": {"src/lib.rs": SHA256, "bad": 3}, "package": SHA256})
    assert list(formats.cargo_checksums(cargo)) == [Stated("src/lib.rs", "sha256", SHA256)]
    lock = f'{{"resolved": "https://registry.example/x/-/x-1.0.0.tgz",\n "integrity": "sha512-{B64}"}}'
    assert list(formats.npm_lock(lock)) == [Stated("x-1.0.0.tgz", "sha512", SHA512)]


@given(st.text(max_size=300) | st.sampled_from(["[" * 5000, '{"paths": 3}', '{"files": []}', "Name: a\n\nName: b"]))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for read in (
        formats.sum_lines, formats.jar_manifest, formats.gem_checksums, formats.conda_paths,
        formats.cargo_checksums, formats.npm_lock, formats.wheel_record,
    ):  # fmt: skip
        assert all(len(stated.digest) == formats.ALGORITHMS[stated.algorithm] for stated in read(text))
