"""Rules that look for rare bytes first find what their whole pattern finds, byte by byte over everything."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.documents.document import Document
from inspector.documents.marks import Places
from inspector.rules.env import env_bucket_url, env_internal_host
from inspector.rules.obf import obf_invisible_code
from inspector.rules.sec import sec_framework_key
from inspector.secrets import bare_tokens
from tests.secrets.planted import aws_pair, noise

_KEY_ID, _SECRET = aws_pair(3)
_PIECES = [
    b"https://", b"http://", b"s3://", b"xs3://", b"gs://", b"://", b"acme-builds", b".s3.eu-west-1.amazonaws.com",
    b"/path ", b"storage.googleapis.com/acme-data", b".blob.core.windows.net", b"10.1.2.3", b"build.corp", b"user:pw@",
    b".example", b"SECRET_KEY = '", b"SECRET_KEY", b"APP_KEY=base64:", b"secret_key_base: ", noise(43, 1).encode(),
    b"='", b"'\n", b'"', b" ", b"LOGGED_IN_SALT', '", "\u200b".encode(), "\u200d".encode(), "\U000e0041".encode(),
    "ä".encode(), "漢".encode(), b"x" * 15, b"." * 290, _KEY_ID.encode(), _SECRET.encode(), b"AKIA", b"IA" + b"A" * 16,
]  # fmt: skip
_texts = st.lists(st.sampled_from(_PIECES), max_size=24).map(b"".join)


def document(data: bytes) -> Document:
    return Document(Entry(1, None, "a.js", "a.js", EntryKind.FILE, Origin.ARCHIVED), data, "utf-8")


@settings(max_examples=150)
@given(_texts)
def test_buckets(data: bytes) -> None:
    fast = {(start, match.end()) for start, match in env_bucket_url._buckets(document(data))}
    hosts = re.compile(rb"https?" + env_bucket_url._HOST.pattern)
    own = re.compile(rb"(?<![A-Za-z0-9_])(?:s3|gs)" + env_bucket_url._BUCKET.pattern)
    assert fast == {match.span() for pattern in (hosts, own) for match in pattern.finditer(data)}


@settings(max_examples=150)
@given(_texts)
def test_internal_hosts(data: bytes) -> None:
    fast = env_internal_host._hosts(env_internal_host._authorities(document(data)))
    assert fast == env_internal_host._hosts(env_internal_host._AUTHORITY.finditer(data))


@settings(max_examples=150)
@given(_texts)
def test_signing_keys(data: bytes) -> None:
    whole = {match.span(match.lastgroup or "value") for match in sec_framework_key._LITERAL.finditer(data)}
    real = sorted(span for span in whole if sec_framework_key._is_real(data[slice(*span)]))
    assert sec_framework_key._keys("a.env", data) == real


@settings(max_examples=150)
@given(_texts, st.integers(0, 20))
def test_runs_of_invisible_characters(data: bytes, before: int) -> None:
    data = b"." * before + data
    assert obf_invisible_code._may_hold_run(data) == bool(obf_invisible_code._PERHAPS.search(data))


@settings(max_examples=150)
@given(_texts)
def test_keys_of_aws(data: bytes) -> None:
    ids = re.compile(rb"(?<![A-Za-z0-9])A(?:KI|SI)A[A-Z2-7]{16}(?![A-Za-z0-9])")
    near = bare_tokens._NEAR_BYTES
    whole = {
        match.start()
        for own in ids.finditer(data)
        for match in bare_tokens._AWS_SECRET.finditer(data, max(0, own.start() - near), own.end() + near)
        if bare_tokens._is_random(match.group())
    }
    assert {hit.start for hit in bare_tokens._aws_secrets(data, Places(data))} == whole
