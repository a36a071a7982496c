import pytest

from inspector.core.severity import Severity
from inspector.rules.map.map_source_archive_url import MapSourceArchiveUrl
from tests.secrets.loaded_engine import own_facts

RULE = MapSourceArchiveUrl()
flagged = own_facts('{"a":"b",\n"sourceRoot":"https://acme-builds.r2.dev/cli/2.1.88/src.zip"}', "dist/cli.js.map")
clean = own_facts("https://acme-builds.r2.dev/cli/logo.png https://cdn.acme.io/fonts.zip", "dist/cli.js")


def test_flagged() -> None:
    (finding,) = RULE.check(flagged)
    assert (finding.rule, finding.severity, finding.line) == ("map-source-archive-url", Severity.HIGH, 2)
    assert finding.message == (
        "It names an archive in a storage bucket: https://acme-builds.r2.dev/cli/2.1.88/src.zip."
    )


def test_clean() -> None:
    assert list(RULE.check(clean)) == []


@pytest.mark.parametrize(
    ("url", "severity"),
    [
        ("https://acme-builds.s3.eu-west-1.amazonaws.com/a.tar.gz", Severity.HIGH),
        ("https://storage.googleapis.com/acme/a.tgz", Severity.HIGH),
        ("s3://acme-builds/out.zip", Severity.HIGH),
        ("https://files.acme.io:8443/sourcemaps/a.zip?token=1", Severity.MEDIUM),
        ("https://files.acme.io/dl/src-1.2.tar.xz", Severity.MEDIUM),
    ],
)
def test_addresses(url: str, severity: Severity) -> None:
    (finding,) = RULE.check(own_facts(f'x="{url}";', "dist/a.js"))
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/acme/cli/archive/refs/tags/src.zip", "a.js"),
        ("https://registry.npmjs.org/src/-/src-1.0.0.tgz", "package.json"),
        ("https://acme.s3.amazonaws.com/src.zip", "README.md"),
        ("https://acme.s3.amazonaws.com/src.zip", "node_modules/a/b.js"),
        ("https://acme.s3.amazonaws.com/src.zip", "test/fixtures/b.js"),
        ("https://files.acme.io/resource/list.zip", "a.js"),
        ("https://your-bucket.s3.amazonaws.com/src.zip", "a.js"),
        ("https://files.acme.io/src.zipper/page", "a.js"),
    ],
)
def test_what_is_left_out(url: str, name: str) -> None:
    assert list(RULE.check(own_facts(f'x="{url}"', name))) == []


def test_each_address_once_and_not_without_end() -> None:
    many = " ".join(f"https://b.r2.dev/{n}.zip https://b.r2.dev/{n}.zip" for n in range(100))
    assert len(list(RULE.check(own_facts(many, "a.js")))) == 10
