"""What the window says of limits, and how far it offers to read on."""

from dataclasses import replace

from inspector.core.limits import CEILINGS, Limits
from inspector.core.problem import Problem, ProblemKind
from inspector.gui.models.met_limits import met_limits


def met(limit: str, message: str = "It was too much.", path: str = "") -> Problem:
    return Problem(ProblemKind.LIMIT, path, message, "The rest was left out.", None, limit)


def test_without_a_limit_there_is_nothing_to_ask() -> None:
    other = Problem(ProblemKind.UNREADABLE, "a.txt", "It is damaged.", "It was skipped.")
    assert met_limits([], Limits()) is None
    assert met_limits([other, met("max_map_bytes"), met("")], Limits()) is None


def test_the_offer_names_what_is_raised_and_how_far() -> None:
    found = met_limits([met("max_unpacked_bytes", path="layers.tar"), met("max_seconds")], Limits())
    assert found is not None
    assert found.headline == "A limit was met. layers.tar: It was too much."
    assert "max-unpacked-bytes raised from 4.29 GB to 21.5 GB" in found.detail
    assert "max-seconds raised from 600 seconds to 3,000 seconds" in found.detail
    assert found.raised == {"max_unpacked_bytes": CEILINGS["max_unpacked_bytes"], "max_seconds": 3000}


def test_what_was_left_out_is_said_once_and_the_rest_counted() -> None:
    found = met_limits(
        [met("max_ratio"), met("max_ratio", "9 listed entries were left out."), met("max_ratio")], Limits()
    )
    assert found is not None
    assert "9 listed entries were left out." in found.detail
    assert found.headline.endswith("1 further place met a limit, too.")


def test_past_the_ceiling_only_a_policy_goes_on() -> None:
    found = met_limits([met("max_depth")], Limits())
    assert found is not None
    assert not found.raised
    assert "a policy may raise max-depth" in found.detail
    again = met_limits([met("max_depth")], replace(Limits(), max_depth=1))
    assert again is not None
    assert again.raised == {"max_depth": 5}
