"""What every test of a rule checks beside its own matter."""

from typing import Any

import pytest

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo


@pytest.fixture(autouse=True)
def every_change_of_severity_has_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = RuleInfo.finding

    def checked(self: RuleInfo, entry: Entry | None, message: str, content_key: str, **more: Any) -> Finding:
        finding = usual(self, entry, message, content_key, **more)
        assert finding.severity is self.severity or finding.reasons, f"{self.id} is {finding.severity} without a reason"
        assert all(reason.endswith(".") for reason in finding.reasons)
        return finding

    monkeypatch.setattr(RuleInfo, "finding", checked)
