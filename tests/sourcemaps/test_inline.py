"""Maps inside other files: every spelling is decoded, nothing else is taken for a map."""

import base64
import json
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.sourcemaps import inline
from inspector.sourcemaps.inline import InlineSearch, find_inline_maps
from inspector.sourcemaps.reader import read_map

MARK = "//# sourceMappingURL="
JSON = json.dumps({"version": 3, "sources": ["a>?.ts"], "sourcesContent": ["let ä = '~~~';\n"], "mappings": ""})
PLAIN = base64.b64encode(JSON.encode()).decode()


def decoded(text: str) -> list[object]:
    return [json.loads(found.data) for found in find_inline_maps(text.encode())]


@pytest.mark.parametrize(
    "url",
    [
        f"data:application/json;base64,{PLAIN}",
        f"data:application/json;charset=utf-8;base64,{PLAIN}",
        f"data:;base64,{PLAIN}",
        f"data:application/json;base64,{PLAIN.rstrip('=')}",
        f"data:application/json;base64,{base64.urlsafe_b64encode(JSON.encode()).decode()}",
        f"data:application/json;base64,{PLAIN.replace('=', '%3D').replace('+', '%2B')}",
        f"data:application/json;charset=utf-16le;base64,{base64.b64encode(JSON.encode('utf-16-le')).decode()}",
        f"data:application/json,{quote(JSON)}",
        f"data:application/json;charset=utf-8,{quote(JSON, safe='')}",
        f"data:application/json,{JSON}",
    ],
)
def test_every_spelling_is_decoded(url: str) -> None:
    text = f"x();\n{MARK}{url}\ny();\n"
    (found,) = find_inline_maps(text.encode())
    assert json.loads(found.data) == json.loads(JSON)
    assert text.encode()[found.offset :].startswith(b"data:")
    assert found.offset + found.url_bytes <= len(text.encode())


def test_a_stylesheet_comment_ends_the_url() -> None:
    text = f"a{{}}/*# sourceMappingURL=data:application/json;base64,{PLAIN}*/"
    assert decoded(text) == [json.loads(JSON)]


@pytest.mark.parametrize("quotation", ["'", '"', "`"])
def test_one_map_per_module_of_an_eval_bundle(quotation: str) -> None:
    modules = [
        f"eval({quotation}x();\\n{MARK}data:application/json;base64,{payload}\\n//# sourceURL=a\\n{quotation})"
        for payload in (PLAIN, PLAIN.replace("/", "\\/"), PLAIN.replace("+", "\\x2b").replace("=", "\\u003d"))
    ]
    noise = f'code = "{MARK}data:application/json;base64," + "[module]";'
    assert decoded(",".join([noise, *modules, noise])) == [json.loads(JSON)] * 3


def test_escapes_written_twice_end_the_url() -> None:
    text = f"eval('eval(\\'x\\\\n{MARK}data:application/json;base64,{PLAIN}\\\\n//\\')')"
    assert decoded(text) == [json.loads(JSON)]


@pytest.mark.parametrize(
    "text",
    [
        f'"{MARK}data:application/json;base64," + encode(map)',
        f"`{MARK}data:application/json;charset=utf-8;base64,${{btoa(JSON.stringify(map))}}`",
        f"{MARK}data:application/json;base64,{base64.b64encode(b'{no map at all, but long}').decode()}",
        f"{MARK}data:application/json;base64,{base64.b64encode(json.dumps({'a': [1] * 9}).encode()).decode()}",
        f"{MARK}data:application/json,%7B",
        f"{MARK}data:",
        f"{MARK}data:no comma here",
        "sourceMappingURL=https://x/",
    ],
)
def test_text_that_only_looks_like_a_map(text: str) -> None:
    assert find_inline_maps(text.encode()) == []


def test_a_map_that_was_cut_is_still_one() -> None:
    (found,) = find_inline_maps(f"{MARK}data:application/json;base64,{PLAIN[:-24]}".encode())
    assert read_map(found.data).ended_early


def test_maps_above_the_limit_are_left_out() -> None:
    data = f"{MARK}data:application/json;base64,{PLAIN}\n{MARK}data:application/json,{quote(JSON)}".encode()
    assert find_inline_maps(data, max_map_bytes=len(JSON.encode()) - 1) == []
    assert len(find_inline_maps(data, max_map_bytes=len(JSON.encode()))) == 2


def search(text: str, max_map_bytes: int = 1 << 20) -> tuple[int, InlineSearch]:
    data = text.encode()
    one = InlineSearch(lambda offset, length: data[offset : offset + length], max_map_bytes)
    return len(list(one.maps())), one


def test_the_number_of_maps_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline, "MAX_MAPS", 3)
    count, one = search(f"{MARK}data:application/json;base64,{PLAIN}\n" * 5)
    assert (count, one.is_cut) == (3, True)
    assert not search(f"{MARK}data:application/json;base64,{PLAIN}\n" * 3)[1].is_cut


@pytest.mark.parametrize("url", ["data:a,{", "data:;base64,AAAA", "data:,x"])
def test_work_in_vain_is_bounded(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setattr(inline, "MAX_VAIN_BYTES", 1000)
    count, one = search(f"{MARK.strip()}{url}" * 400)
    assert (count, one.is_cut) == (0, True)


def test_maps_that_are_too_large_are_counted() -> None:
    assert search(f"{MARK}data:application/json;base64,{PLAIN}\n" * 2, 10)[1].too_large == 2


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 400), st.integers(160, 600), st.booleans())
def test_windows_change_nothing(padding: int, window_bytes: int, is_text: bool) -> None:
    url = f"data:application/json,{quote(JSON)}" if is_text else f"data:application/json;base64,{PLAIN}"
    data = b"x" * padding + f"\n{MARK}{url}\n".encode() * 3
    reads: list[int] = []

    def read(offset: int, length: int) -> bytes:
        reads.append(length)
        return data[offset : offset + length]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inline, "WINDOW_BYTES", window_bytes)
        found = list(InlineSearch(read, 1 << 20).maps())
    assert [json.loads(one.data) for one in found] == [json.loads(JSON)] * 3
    assert [one.offset for one in found] == [one.offset for one in find_inline_maps(data)]
    assert max(reads) <= 1 << 16


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=80))
def test_any_payload_is_survived(payload: bytes) -> None:
    for header in (b"data:,", b"data:application/json;base64,", b"data:;charset=utf-16,", b"data:"):
        find_inline_maps(b"//# sourceMappingURL=" + header + payload)
