import pytest

from inspector.core.severity import Severity
from inspector.rules.dbg.dbg_crash_artifacts import DbgCrashArtifacts
from tests.secrets.loaded_engine import own_facts

RULE = DbgCrashArtifacts()


def elf(kind: int) -> bytes:
    return b"\x7fELF\x02\x01\x01" + bytes(9) + kind.to_bytes(2, "little") + bytes(46)


@pytest.mark.parametrize("data", [elf(4), b"MDMP\x93\xa7" + bytes(30)])
def test_flags_dumps_by_content(data: bytes) -> None:
    (finding,) = RULE.check(own_facts(data, "package/data/x.bin"))
    assert finding.severity is Severity.HIGH


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("Heap.20260331.101500.heapsnapshot", Severity.HIGH),
        ("java.hprof", Severity.HIGH),
        ("a/CPU.cpuprofile", Severity.LOW),
        ("hs_err_pid4711.log", Severity.MEDIUM),
        ("npm-debug.log", Severity.MEDIUM),
    ],
)
def test_flags_names(name: str, severity: Severity) -> None:
    (finding,) = RULE.check(own_facts("{}", name))
    assert finding.severity is severity
    assert bool(finding.reasons) is (severity is not Severity.HIGH)


def test_clean_files() -> None:
    assert not list(RULE.check(own_facts(elf(3), "lib/x.so")))
    assert not list(RULE.check(own_facts("text", "core.js")))
    assert not list(RULE.check(own_facts("text", "docs/heapsnapshot.md")))
    assert not list(RULE.check(own_facts("", "empty.hprof")))
