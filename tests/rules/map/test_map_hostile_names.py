import pytest

from inspector.core.severity import Severity
from inspector.rules.map.map_hostile_names import MapHostileNames, aim_of
from tests.rules.map.map_builder import view_with

SYSTEM, ENCODED, UNSEEN = (
    "lead to folders of the system", "climb in an encoded form", "hold characters that cannot be seen",
)  # fmt: skip


def test_flagged() -> None:
    names = {"../../../../etc/passwd": b"a", "/etc/cron.d/x": b"b", "..%2f..%2fx": b"c", "../src/a.ts": b"d"}
    system, encoded = MapHostileNames().check(view_with({}, {"dist/a.js.map": names}))
    assert (system.rule, system.severity, system.path) == ("map-hostile-names", Severity.HIGH, "dist/a.js.map")
    assert system.message == f"2 names in it {SYSTEM}: ../../../../etc/passwd"
    assert encoded.message == f"1 name in it {ENCODED}: ..%2f..%2fx"


def test_clean() -> None:
    names = ["../src/a.ts", "\0virtual:x", "webpack://n/webpack/bootstrap", None]
    view = view_with({}, {"a.js.map": {name: b"x" for name in names if name}})
    assert list(MapHostileNames().check(view)) == []


def test_nothing_that_is_not_seen_is_printed() -> None:
    (finding,) = MapHostileNames().check(view_with({}, {"a.js.map": {"a\u202egnp.ts": b"x"}}))
    assert finding.message == f"1 name in it {UNSEEN}: a⟨U+202E⟩gnp.ts"


@pytest.mark.parametrize(
    ("name", "aim"),
    [
        ("../../../../../../root/.ssh/authorized_keys", SYSTEM),
        ("..\\..\\..\\Windows\\System32\\a.dll", SYSTEM),
        ("C:\\Windows\\System32\\a.dll", SYSTEM),
        ("/usr/local/bin/x", SYSTEM),
        ("../../proc/self/environ", SYSTEM),
        ("~/Library/LaunchAgents/a.plist", ""),
        ("../Library/LaunchAgents/a.plist", SYSTEM),
        ("%2e%2e/x", ENCODED),
        ("a/%2E%2e%5cx", ENCODED),
        ("a%2f..", ENCODED),
        ("a\0b", UNSEEN),
        ("a\u200b.ts", UNSEEN),
        ("src/b\u00fccher.ts", ""),
        ("../../lib/index.js", ""),
        ("../bin/cli.ts", ""),
        ("../../etc/three.ts", ""),
        ("src/etc/passwd.ts", ""),
        ("src/[id]%20x.ts", ""),
        (r"./src/locale sync ^\.\/[a-z]+\.tsx%3F$", ""),
        ("/home/alice/a.ts", ""),
        ("", ""),
    ],
)
def test_aims(name: str, aim: str) -> None:
    assert aim_of(name) == aim
