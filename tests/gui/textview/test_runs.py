"""Runs of a row: nothing lost, nothing reordered."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.gui.textview.runs import by_colour, laid_over, runs_of
from inspector.previews.rows import Span, TokenKind

SPANS = st.lists(st.builds(Span, st.integers(0, 30), st.integers(0, 12), st.sampled_from(TokenKind)), max_size=5).map(
    lambda spans: sorted(spans, key=lambda span: span.start)
)


@given(st.text(alphabet="ab é1אש٣.", max_size=30), SPANS, st.tuples(st.integers(0, 30), st.integers(0, 30)))
def test_runs_cover_the_row_in_order(text: str, spans: list[Span], marked: tuple[int, int]) -> None:
    runs = list(runs_of(text, spans, marked))
    assert "".join(run.text for run in runs) == text
    assert [run.start for run in runs] == [sum(len(r.text) for r in runs[:n]) for n in range(len(runs))]


@given(st.text(alphabet="ab .", max_size=30), SPANS)
def test_colours_laid_over_each_other_are_the_row(text: str, spans: list[Span]) -> None:
    seen = [" "] * len(text)
    for _, _, layer in by_colour(runs_of(text, spans)):
        for index, character in enumerate(layer):
            if character != " ":
                assert seen[index] == " "
                seen[index] = character
    assert "".join(seen) == text


def test_letters_written_from_right_to_left_stand_alone() -> None:
    assert [run.text for run in runs_of("a שב + 1", ())] == ["a ", "ש", "ב", " + 1"]


def test_marked_stretches_are_cut_out() -> None:
    runs = [(run.text, run.token, run.is_marked) for run in runs_of("abcdef", [Span(0, 4, TokenKind.STRING)], (2, 5))]
    assert runs == [
        ("ab", TokenKind.STRING, False),
        ("cd", TokenKind.STRING, True),
        ("e", None, True),
        ("f", None, False),
    ]


@given(SPANS, st.lists(st.integers(0, 40), unique=True, max_size=6))
def test_what_is_covered_lies_over_the_colours(spans: list[Span], edges: list[int]) -> None:
    ordered = sorted(edges)
    covered = list(zip(ordered[::2], ordered[1::2], strict=False))
    under: set[int] = set()
    over: set[int] = set()
    for span in laid_over(spans, covered):
        places = set(range(span.start, span.start + span.length))
        (
            over if (span.start, span.start + span.length) in covered and span.token is TokenKind.COVERED else under
        ).update(places)
    hidden = {place for start, end in covered for place in range(start, end)}
    assert hidden == over
    assert under == {at for span in spans for at in range(span.start, span.start + span.length)} - hidden
