from inspector.containers.oddities import KEPT_PER_KIND, AnomalyCap, Oddity
from inspector.core.anomaly import AnomalyKind, Reading
from tests.containers.context_builder import new_context

NAMES = Oddity(
    AnomalyKind.ZIP_NAME_DIFFERS,
    "Two names.",
    "a",
    40,
    (Reading("directory", "a"), Reading("local header", "b")),
    ("uv",),
)


def test_gets_its_numbers() -> None:
    anomaly = NAMES.numbered(3, 7)
    assert (anomaly.container, anomaly.entry, anomaly.key, anomaly.offset) == (3, 7, "a", 40)
    assert anomaly.readings == NAMES.readings
    assert anomaly.refused_by == ("uv",)


def test_further_ones_of_a_kind_are_counted() -> None:
    cap = AnomalyCap()
    for number in range(KEPT_PER_KIND + 4):
        cap.add(NAMES.numbered(None, number))
    cap.add(Oddity(AnomalyKind.TAR_TRAILING_BYTES, "Bytes.", "").numbered(None, None))
    kept = cap.closed()
    assert [anomaly.count for anomaly in kept] == [1] * (KEPT_PER_KIND - 1) + [5, 1]
    assert kept[-1].kind is AnomalyKind.TAR_TRAILING_BYTES


def test_a_container_states_one_oddity_once() -> None:
    context = new_context()
    context.odd(NAMES)
    context.odd(NAMES)
    assert context.oddities == [NAMES]
