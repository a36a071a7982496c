"""Characters in order: what fits, what fits better, and which characters to mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.fuzzy import FuzzyPattern

PATHS = ["src/agent.ts", "agents/index.ts", "lib/user-agent.ts", "agent", "a/g/e/n/t.md", "docs/page.md"]


def test_the_last_part_counts_before_folders_and_runs_before_scattered_characters() -> None:
    pattern = FuzzyPattern("agent")
    ranked = sorted(rank for path in PATHS if (rank := pattern.rank_of_path(path)) is not None)
    assert [path for _, _, path in ranked] == [
        "agent",
        "src/agent.ts",
        "lib/user-agent.ts",
        "agents/index.ts",
        "a/g/e/n/t.md",
    ]


@pytest.mark.parametrize(
    ("query", "text", "places"),
    [
        ("agts", "src/AGENT.ts", (4, 5, 10, 11)),
        ("s a", "src/agent", (0, 4)),
        ("[.*", "a[b.c*", (1, 3, 5)),
        ("x", "abc", ()),
    ],
)
def test_the_characters_that_were_typed_are_marked(query: str, text: str, places: tuple[int, ...]) -> None:
    pattern = FuzzyPattern(query)
    assert pattern.places(text) == places
    assert pattern.fits(text) is bool(places)


@given(st.text(max_size=8), st.text(max_size=40))
def test_any_text_is_a_query_and_a_name(query: str, text: str) -> None:
    pattern = FuzzyPattern(query)
    rank = pattern.rank_of_path(text)
    assert (rank is not None) == pattern.fits(text)
    assert all(0 <= at < len(text) for at in pattern.places(text))


def test_a_name_that_nearly_fits_takes_linear_time() -> None:
    assert not FuzzyPattern("ab" * 40 + "c").fits("ab" * 100_000)
