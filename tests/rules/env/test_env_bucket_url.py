import pytest

from inspector.core.severity import Severity
from inspector.rules.env.env_bucket_url import EnvBucketUrl
from tests.secrets.loaded_engine import own_facts

RULE = EnvBucketUrl()


@pytest.mark.parametrize(
    "address",
    [
        "https://acme-builds.s3.amazonaws.com/cli/src.zip",
        "https://acme-builds.s3.eu-central-1.amazonaws.com/x",
        "https://s3.amazonaws.com/acme-builds/x",
        "https://storage.googleapis.com/acme-builds/x",
        "https://acme-builds.r2.cloudflarestorage.com/x",
        "gs://acme-builds/x",
    ],
)
def test_flags_buckets(address: str) -> None:
    (finding,) = RULE.check(own_facts(f'\nconst u = "{address}";', "dist/a.js"))
    assert (finding.severity, finding.line) == (Severity.LOW, 2)
    assert finding.message == "It names the bucket acme-builds."
    assert finding.evidence is not None
    assert finding.evidence.excerpt == address


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("s3://my-bucket/x s3://your-bucket", "a.js"),
        ("https://acme-builds.s3.amazonaws.com/x", "README.md"),
        ("https://acme-builds.s3.amazonaws.com/x", "node_modules/a/b.js"),
        ("https://aws.amazon.com/s3", "a.js"),
    ],
)
def test_clean_texts(text: str, name: str) -> None:
    assert not list(RULE.check(own_facts(text, name)))
