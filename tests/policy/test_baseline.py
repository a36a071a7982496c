"""Which of several earlier reports an artifact is compared with."""

import dataclasses

import pytest

from inspector.core.artifact import Artifact, PackageClaim
from inspector.core.report import Baseline, Fingerprint, Report
from inspector.policy.baseline import BaselineIndex, earlier_of
from tests.policy.test_exit_code import report


def of(name: str, package: str | None = None) -> Report:
    claim = PackageClaim("pypi", package, "1.0") if package else None
    return dataclasses.replace(report(), artifact=Artifact(name, "zip", 1, package=claim))


EARLIER = (
    of("demo-1.0-py3-none-any.whl", "demo"),
    of("demo-1.0.tar.gz", "demo"),
    of("demo-1.0-cp311-cp311-win_amd64.whl", "demo"),
    of("other-1.0.tar.gz", "other"),
    of("assets-1.zip"),
)


@pytest.mark.parametrize(
    ("now", "number"),
    [
        (of("demo-2.0-py3-none-any.whl", "demo"), 0),
        (of("demo-2.0.tar.gz", "demo"), 1),
        (of("demo-2.0-cp312-cp312-win_amd64.whl", "demo"), 2),
        (of("other-2.0.tar.gz", "other"), 3),
        (of("assets-12.zip"), 4),
        (of("third-2.0.tar.gz", "third"), None),
        (of("images-12.zip"), None),
    ],
)
def test_the_same_package_in_the_same_form(now: Report, number: int | None) -> None:
    found = earlier_of(now.artifact, EARLIER)
    assert found is (None if number is None else EARLIER[number])


def test_the_same_name_goes_first() -> None:
    both = (of("demo-1.0.tgz", "demo"), of("demo-1.1.tgz", "demo"))
    assert earlier_of(both[1].artifact, both) is both[1]


def test_a_single_report_is_taken_as_it_is() -> None:
    assert earlier_of(of("new.zip").artifact, EARLIER[:1]) is EARLIER[0]
    assert earlier_of(of("new.zip").artifact, ()) is None


def test_an_artifact_without_an_earlier_report_is_all_new() -> None:
    assert BaselineIndex(None, None).compare("size-file", Fingerprint("a", "b")) is Baseline.NEW
