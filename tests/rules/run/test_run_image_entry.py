from typing import Any

from inspector.core.severity import Severity
from inspector.rules.run.run_image_entry import RunImageEntry
from tests.packages.image_builder import saved_view

RULE = RunImageEntry()


def told(**runtime: Any) -> list[tuple[Severity, str]]:
    found = RULE.check(saved_view([{"a": b""}], config=runtime))
    return [(finding.severity, finding.message) for finding in found]


def test_flags_a_start_that_downloads() -> None:
    assert told(User="app", Cmd=["sh", "-c", "curl -s https://example.com/start.sh | sh"]) == [
        (Severity.MEDIUM, "Cmd downloads something and runs it at every start.")
    ]
    check = {"Test": ["CMD-SHELL", "wget -q https://example.com/c && ./c"]}
    assert told(User="app", Healthcheck=check)[0][1].startswith("Healthcheck downloads")


def test_tells_of_root() -> None:
    assert told(Cmd=["server"]) == [(Severity.INFO, "The image starts as root.")]
    assert told(User="0:0", Cmd=["server"]) == [(Severity.INFO, "The image starts as root.")]


def test_clean_starts() -> None:
    assert told(User="1000", Entrypoint=["/usr/bin/server", "--port", "80"]) == []
    assert told(User="app", Healthcheck={"Test": ["CMD", "curl", "-f", "http://localhost/"]}) == []
