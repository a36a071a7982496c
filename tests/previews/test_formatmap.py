"""From a formatted text to the shipped one, and back."""

import pytest

from inspector.previews.encoding import recognise
from inspector.previews.look import TextLook
from inspector.previews.prettyprint import laid_out
from inspector.previews.rows import TextPlace
from inspector.previews.text import TextPreview


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ('{"alpha":[1,2,{"beta":"x y"}],"gamma":null}', "JSON", ["alpha", "beta", "gamma", "x y", "null"]),
        ("if(a){beta();for(i=0;i<3;i++){gamma(`x y`)}}/*end*/", "JavaScript", ["beta", "gamma", "x y", "end", "i++"]),
        ("a{color:beta}b::after{content:'x y'}", "CSS", ["color", "beta", "after", "x y"]),
        ("var é='ß';alpha(é);beta()", "JavaScript", ["alpha", "beta", "ß"]),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_words_stand_where_the_map_says(text: str, language: str, words: list[str], codec: str) -> None:
    data = (text * 3).encode(codec)
    body, formatting = laid_out(data, language)
    stored = recognise(data)
    text_bytes = stored.decode(stored.body_start, len(stored.body)).encode()
    for word in map(str.encode, words):
        there, here = text_bytes.find(word), body.find(word)
        assert formatting.laid_offset(there) == here
        assert formatting.stored_offset(here) == there
    preview = TextPreview(data, "a.js")
    formatted = TextPreview(body, "a.js", TextLook(is_formatted=True), formatting=formatting)
    place = preview.find("beta", 0, len(text))
    assert place is not None
    moved = formatted.place_of_body(preview.body_offset(place.row, place.start))
    assert moved is not None
    assert formatted.rows(moved.row, 1)[0].text[moved.start :].startswith("beta")
    back = preview.place_of_body(formatted.body_offset(moved.row, moved.start))
    assert back == TextPlace(place.row, place.start, 0)
