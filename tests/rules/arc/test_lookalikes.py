import pytest

from inspector.rules.arc.lookalikes import mixed_word, plain_form


@pytest.mark.parametrize(
    ("name", "plain"), [("с\u043eре.js", "cope.js"), ("index.js", None), ("привет", None), ("é", None)]
)
def test_plain_form(name: str, plain: str | None) -> None:
    assert plain_form(name) == plain


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("p\u0430ypal.js", "p\u0430ypal"),
        ("\u0430-b", None),
        ("naïve", None),
        ("Δx", None),
        ("русский текст", None),
        ("a", None),
    ],
)
def test_mixed_word(name: str, word: str | None) -> None:
    assert mixed_word(name) == word
