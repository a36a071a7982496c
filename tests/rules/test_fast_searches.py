"""Rules that look for rare bytes first find what their whole pattern finds, byte by byte over everything.

The same comparison over real packages: `tests/bench/test_peers_bench.py`.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.documents.document import Document
from tests.rules.plain_searches import SEARCHES
from tests.secrets.planted import aws_pair, noise, pem

_KEY_ID, _SECRET = aws_pair(3)
_PIECES = [
    b"https://",
    b"http://",
    b"s3://",
    b"xs3://",
    b"gs://",
    b"://",
    b"acme-builds",
    b".s3.eu-west-1.amazonaws.com",
    b"/path ",
    b"storage.googleapis.com/acme-data",
    b".blob.core.windows.net",
    b"10.1.2.3",
    b"build.corp",
    b"user:pw@",
    b".example",
    b"SECRET_KEY = '",
    b"SECRET_KEY",
    b"APP_KEY=base64:",
    b"secret_key_base: ",
    noise(43, 1).encode(),
    b"='",
    b"'\n",
    b'"',
    b" ",
    b"LOGGED_IN_SALT', '",
    "\u200b".encode(),
    "\u200d".encode(),
    "\U000e0041".encode(),
    "ä".encode(),
    "漢".encode(),
    b"x" * 15,
    b"." * 290,
    _KEY_ID.encode(),
    _SECRET.encode(),
    b"AKIA",
    b"IA" + b"A" * 16,
    b"acme.atlassian.net/browse/A-1 ",
    b"api.staging.acme.io",
    b"cdn.acme.io/src-1.zip",
    b"/Users/",
    b"/home/",
    b"mia/x",
    b"\\Users\\",
    b"C:",
    b"file://",
    b"Company\n internal",
    b"not  for public release",
    b"ACME CONFIDENTIAL",
    b"eval(",
    b"atob(",
    b"Function(",
    b" " * 200,
    b"run();",
    b"123456789",
    b":AA",
    noise(33, 2).encode(),
    b"NRAK-",
    b"A1" * 13 + b"B",
    pem("RSA PRIVATE KEY", 4, 5).encode(),
    b"-----BEGIN ",
    b"-----BEGIN PRIVATE KEY-----",
]


@pytest.mark.parametrize("name", SEARCHES)
@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=24).map(b"".join), st.integers(0, 20))
def test_both_ways_find_the_same(name: str, data: bytes, before: int) -> None:
    fast, plain = SEARCHES[name]
    document = Document(Entry(1, None, "a.js", "a.js", EntryKind.FILE, Origin.ARCHIVED), b"." * before + data, "utf-8")
    assert fast(document) == plain(document)


@pytest.mark.parametrize("name", SEARCHES)
def test_each_search_finds_something(name: str) -> None:
    """A comparison of nothing with nothing would prove nothing."""
    _, plain = SEARCHES[name]
    text = b"".join(b"; " + piece for piece in _WORTH_FINDING)
    document = Document(Entry(1, None, "a.js", "a.js", EntryKind.FILE, Origin.ARCHIVED), text, "utf-8")
    assert plain(document)


_WORTH_FINDING = [
    b"https://acme-builds.s3.eu-west-1.amazonaws.com/x",
    b"http://build.corp/",
    b"https://acme.atlassian.net/browse/A-1",
    b"https://api.staging.acme.io/",
    b"https://cdn.acme.io/src-1.zip ",
    b"SECRET_KEY = '" + noise(43, 1).encode() + b"'",
    "\u200b\u200d".encode() * 8,
    _KEY_ID.encode() + b" " + _SECRET.encode(),
    b"'123456789:AA" + noise(33, 2).encode() + b"'",
    pem("RSA PRIVATE KEY", 4, 5).encode(),
    b"/Users/mia/x",
    b"strictly confidential",
    b"eval(atob(x))",
    b"x" + b" " * 200 + b"run();",
]
