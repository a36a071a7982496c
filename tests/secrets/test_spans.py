from inspector.secrets.hit import HitKind, SecretHit
from inspector.secrets.spans import merged


def _hit(start: int, end: int, rule: str = "r") -> SecretHit:
    return SecretHit(HitKind.GENERIC, rule, "t", "s", start, end, "high")


def test_preferred_hits_win_where_they_overlap() -> None:
    own, inside, crossing, apart = _hit(10, 20, "own"), _hit(12, 15), _hit(19, 25), _hit(20, 24)
    assert merged([own], [apart, crossing, inside]) == [own, apart]


def test_a_hit_inside_another_says_nothing_new() -> None:
    outer, inner, same = _hit(0, 30), _hit(5, 10), _hit(0, 30, "z")
    assert merged([], [inner, same, outer]) == [outer]


def test_nothing_and_order() -> None:
    assert merged([], []) == []
    assert merged([_hit(9, 10), _hit(1, 2)], [_hit(4, 5)]) == [_hit(1, 2), _hit(4, 5), _hit(9, 10)]
