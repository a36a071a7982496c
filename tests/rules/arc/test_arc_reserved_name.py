import pytest

from inspector.core.severity import Severity
from inspector.rules.arc.arc_reserved_name import ArcReservedName
from tests.rules.view_builder import view_of

RULE = ArcReservedName()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("p/CON", "device"),
        ("p/aux.js", "device"),
        ("nul/x", "device"),
        ("p\\com1.tar.gz", "device"),
        ("p/LPT³", "device"),
        ("p/readme.txt.", "dot or space"),
        ("p/readme ", "dot or space"),
        ("p /x", "dot or space"),
        ("p/a.txt:evil", "hidden stream"),
        ("1:x", "hidden stream"),
        ("p/a:b", "hidden stream"),
        ("p/" + "n" * 256, "too long"),
        ("p/" + "ü" * 128, "too long"),
        ("long/" * 900 + "x", "too long"),
    ],
)
def test_flagged(name: str, words: str) -> None:
    (finding,) = RULE.check(view_of({name: b"x"}))
    assert words in finding.message
    assert finding.severity is Severity.MEDIUM


CLEAN = [
    "p/console.js", "p/auxiliary", "p/com10", "p/../x", "./p/.", "p/.npmrc", "p/a.b c", "C:\\x", "p/nullable",
    "p/" + "n" * 255, "d/" * 200 + "x",
]  # fmt: skip


@pytest.mark.parametrize("name", CLEAN)
def test_clean(name: str) -> None:
    assert not list(RULE.check(view_of({name: b"x"})))


def test_manual_pages_of_a_system_are_mild() -> None:
    files = {f"{folder}/x": b"" for folder in ("etc", "usr", "bin", "var")}
    (finding,) = RULE.check(view_of({**files, "usr/share/man/App::Cpan.3pm": b"", "usr/aux": b""}, "root.tar", "tar"))
    assert finding.severity is Severity.INFO
    assert "2 names" in finding.message
