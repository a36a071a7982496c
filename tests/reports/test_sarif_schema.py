"""SARIF against the OASIS schema, which a published package of the standard's own tools carries."""

import json
import tarfile
from typing import Any

import jsonschema
import pytest

from inspector.reports.sarif_report import write_several_sarif, write_several_sarif_github
from tests.registry.published import npm
from tests.reports.sample_report import sample_report
from tests.reports.test_sarif_report import hostile_report, suppressed

pytestmark = pytest.mark.registry
CARRIER = ("@microsoft/sarif-multitool-linux", "5.7.0")
MEMBER = "package/sarif-2.1.0.json"


@pytest.fixture(scope="module")
def schema() -> Any:
    with tarfile.open(npm(*CARRIER)) as archive:
        member = archive.extractfile(MEMBER)
        assert member is not None
        return json.loads(member.read().decode("utf-8-sig"))


def test_both_flavours_are_valid(schema: Any) -> None:
    validator = jsonschema.validators.validator_for(schema)(schema)
    reports = [suppressed(sample_report()), hostile_report()]
    for write in (write_several_sarif, write_several_sarif_github):
        errors = [error.message for error in validator.iter_errors(json.loads(write(reports)))]
        assert errors == []
