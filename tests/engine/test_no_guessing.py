"""A report gives no secret away, neither in clear nor to somebody who hashes guesses."""

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.engine.assess import Assessment
from inspector.engine.scan import scan_events
from inspector.engine.worker_session import Session
from inspector.policy.fingerprint import FingerprintMaker
from inspector.policy.load import built_in_policy
from inspector.reports.registry import FORMATS, written
from tests.engine.release_builder import tarball
from tests.secrets.planted import github_token, noise, pem

WEAK = "summer" + "2024"
"""What a list of usual passwords holds."""
SECRETS = (WEAK, github_token(900), noise(36, 901), pem("RSA PRIVATE KEY", 12, 902))
FILES = {
    "package/.pypirc": f"[pypi]\nusername = mia\npassword = {WEAK}\n",
    "package/a.js": f"t = '{SECRETS[1]}'; // {SECRETS[1]}",
    "package/.npmrc": f"//registry.acme.io/:_authToken={SECRETS[2]}\n",
    "package/key.pem": SECRETS[3],
    f"package/{SECRETS[1]}.txt": "a name that is a secret",
}
TEAM_KEY = bytes(range(32))


@pytest.fixture(scope="module")
def assessment(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    path: Path = tmp_path_factory.mktemp("guess") / "a.tgz"
    path.write_bytes(tarball({name: text.encode() for name, text in FILES.items()}))
    session, found = Session(str(path)), Assessment()
    try:
        for event in scan_events(session):
            found.feed(event)
    finally:
        session.close()
    return found


def texts(assessment: Assessment, key: bytes | None) -> dict[str, str]:
    report = assessment.report(replace(built_in_policy(), key=key))
    return {each.name: written([report], each).decode("utf-8") for each in FORMATS}


@pytest.mark.parametrize("key", [None, TEAM_KEY])
def test_no_format_holds_a_secret_or_a_digest_of_one(assessment: Assessment, key: bytes | None) -> None:
    for name, text in texts(assessment, key).items():
        for secret in SECRETS:
            shown = [part for part in secret.split("\n") if len(part) >= 10 and not part.startswith("-----")]
            assert not [part for part in shown if part in text], name
            assert not [digest for digest in digests(secret) if digest in text], name


def digests(secret: str) -> list[str]:
    """As tools write them, of what somebody may take for the secret."""
    body = "".join(secret.split("\n")[1:-2]) if "\n" in secret else secret
    made = []
    for form in {secret, f"{secret}\n", secret.strip(), body}:
        for algorithm in ("md5", "sha1", "sha256", "sha512", "blake2b"):
            digest = hashlib.new(algorithm, form.encode()).digest()
            made += [digest.hex(), digest.hex()[:32], base64.b64encode(digest).decode().rstrip("=")]
    return made


def test_a_guess_can_only_be_tried_without_a_key_of_the_team(assessment: Assessment) -> None:
    """Everybody has the built-in key. The report says which one it was made with."""
    guess = hashlib.sha256(WEAK.encode()).hexdigest()
    tried = FingerprintMaker().fingerprint("sec-registry-credentials", 1, "package/.pypirc", guess)
    open_to_all, keyed = texts(assessment, None), texts(assessment, TEAM_KEY)
    assert tried.loose in open_to_all["json"]
    assert re.search(r'"keyed": ?false', open_to_all["json"])
    assert "built in" in open_to_all["html"]
    assert re.search(r'"keyed": ?true', keyed["json"])
    for text in keyed.values():
        assert tried.loose not in text
        assert tried.exact not in text
        assert TEAM_KEY.hex() not in text
