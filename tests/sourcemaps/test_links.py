"""sourceMappingURL comments: found as ECMA-426 says, ambiguity said, text in code left alone."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.sourcefacts import LinkKind
from inspector.sourcemaps.links import FoundLink, find_links

MARK = "sourceMappingURL="
MAP = base64.b64encode(b'{"version":3,"sources":["a"],"mappings":""}').decode()


def links(text: str, name: str = "a.js") -> tuple[FoundLink, ...]:
    return find_links(text.encode(), name)


@pytest.mark.parametrize(
    "text",
    [
        f"x()\n//# {MARK}a.map",
        f"x()\n//@ {MARK}a.map\n",
        f"x()\n//#  {MARK}a.map  \n\n",
        f"x()\r\n//# {MARK}a.map\r\n",
        f"x()\u2028//# {MARK}a.map\u2028",
        f"x()\u2029//#\t{MARK}a.map\u2029",
        f"x()\n  //# {MARK}a.map\n// a plain comment\n",
    ],
)
def test_what_the_specification_finds(text: str) -> None:
    (link,) = links(text)
    assert (link.url, link.kind, link.ambiguous, link.is_shadowed) == ("a.map", LinkKind.RELATIVE, False, False)
    assert text.encode()[link.offset :].startswith(b"a.map")


@pytest.mark.parametrize(
    "text",
    [
        f"//# {MARK}a.map\nx()",
        f"x() //# {MARK}a.map",
        f"let a = `\n//# {MARK}a.map\n`;",
        f"//# {MARK}a.map\n// it's",
        f"/*# {MARK}a.map */",
    ],
)
def test_what_two_methods_may_see_differently(text: str) -> None:
    (link,) = links(text)
    assert (link.url, link.ambiguous) == ("a.map", True)


@pytest.mark.parametrize(
    "text",
    [
        f'code += "//# {MARK}" + name;',
        f"code += `\\n/*# {MARK}${{url}} */`;",
        f"code += `\n//# {MARK}${{url}}`;",
        f"// see {MARK}docs",
        f"//# {MARK}",
        f"//# {MARK}two words",
        f"//# {MARK}data:application/json;base64,",
        f"//# {MARK}data:application/json;base64,bm90IGEgbWFw",
        f"/*# {MARK}no-end",
        "nothing at all",
        "",
    ],
)
def test_what_is_no_link(text: str) -> None:
    assert links(text) == ()


def test_the_last_comment_wins_and_the_first_is_listed() -> None:
    first, second = links(f"//# {MARK}one.map\nx()\n//# {MARK}two.map\n")
    assert (first.url, first.is_shadowed) == ("one.map", True)
    assert (second.url, second.is_shadowed, second.line) == ("two.map", False, 3)


def test_stylesheets_use_their_own_comments() -> None:
    (link,) = links(f"a{{}}/*# {MARK}x.css.map */\n", "x.css")
    assert (link.url, link.ambiguous) == ("x.css.map", False)
    assert links(f"a{{}}/*\n# {MARK}x.css.map\n*/", "x.css") == ()
    (early,) = links(f"/*# {MARK}x.css.map */ a{{}}", "x.css")
    assert early.ambiguous


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://maps.example/x.map", LinkKind.REMOTE),
        ("//maps.example/x.map", LinkKind.REMOTE),
        ("file:///home/x.map", LinkKind.REMOTE),
        ("/x.map", LinkKind.RELATIVE),
        ("C:/x.map", LinkKind.RELATIVE),
        ("../x.map?v=1", LinkKind.RELATIVE),
    ],
)
def test_kinds(url: str, kind: LinkKind) -> None:
    assert [link.kind for link in links(f"//# {MARK}{url}")] == [kind]


def test_an_embedded_map_is_shown_without_its_payload() -> None:
    (link,) = links(f"x()\n//# {MARK}data:application/json;base64,{MAP}\n")
    assert (link.url, link.kind, link.ambiguous) == ("data:application/json;base64,", LinkKind.DATA, False)


def test_a_long_address_is_cut() -> None:
    (link,) = links(f"//# {MARK}{'x' * 5000}.map")
    assert len(link.url) == 2048


def test_one_very_long_line_is_no_trouble() -> None:
    data = b"x" * (8 << 20) + f"\n//# {MARK}a.map".encode()
    assert [link.ambiguous for link in find_links(data, "a.js")] == [False]


PIECES = st.sampled_from(["//# ", "/*# ", MARK, "a.map", "data:,", "*/", "\n", "\u2028", "'", " ", "x", "${", "`"])


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from(["a.js", "a.css", "a.html"]))
def test_any_text_gives_at_most_one_link_that_counts(pieces: list[str], name: str) -> None:
    data = "".join(pieces).encode()
    found = find_links(data, name)
    assert sum(not link.is_shadowed for link in found) == (1 if found else 0)
    assert all(data[link.offset - len(MARK) : link.offset] == MARK.encode() for link in found)
