import json

import pytest

from inspector.rules.run.run_vsix_activation import RunVsixActivation
from tests.rules.view_builder import view_of

RULE = RunVsixActivation()


def extension(events: object, *others: str) -> dict[str, bytes | None]:
    manifest = json.dumps({"name": "demo", "version": "1.0.0", "activationEvents": events}).encode()
    return {"extension.vsixmanifest": b"<x/>", "extension/package.json": manifest, **dict.fromkeys(others, b"")}


@pytest.mark.parametrize("event", ["*", "onStartupFinished"])
def test_flags_compiled_code_that_always_runs(event: str) -> None:
    (finding,) = RULE.check(view_of(extension([event, "onLanguage:go"], "extension/agent.node"), "a.vsix", "zip"))
    assert finding.message == f"It starts on {event} and holds compiled code: extension/agent.node."
    assert finding.path == "extension/package.json"


def test_flags_programs_without_a_suffix() -> None:
    view = view_of(extension(["*"], "extension/server"), "a.vsix", "zip")
    view.programs[3] = "elf"
    assert [finding.content_key for finding in RULE.check(view)] == ["activation: *"]


@pytest.mark.parametrize("events", [["onLanguage:go"], [], None, "*", [7]])
def test_clean_when_it_starts_for_a_reason(events: object) -> None:
    assert not list(RULE.check(view_of(extension(events, "extension/agent.node"), "a.vsix", "zip")))


def test_clean_without_compiled_code() -> None:
    assert not list(RULE.check(view_of(extension(["*"], "extension/main.js"), "a.vsix", "zip")))
    assert not list(RULE.check(view_of({"extension.vsixmanifest": b"<x/>"}, "a.vsix", "zip")))
