import base64
import hashlib
import os
import socket
import sys
from pathlib import Path
from types import ModuleType

import pytest

from inspector.core.problem import ProblemKind
from inspector.secrets.engine import MAX_HITS_PER_DOCUMENT, EngineMissingError, EngineTimeoutError, load_engine
from inspector.secrets.hit import HitKind, SecretHit
from inspector.secrets.kinds import short_id
from tests.secrets.loaded_engine import RULES_FOLDER, document_of, engine
from tests.secrets.planted import (
    aws_pair,
    github_token,
    google_key,
    json_web_token,
    noise,
    npm_token,
    password,
    slack_webhook,
)


def _scan(text: str | bytes, path: str = "a.js") -> tuple[SecretHit, ...]:
    return engine().scan(document_of(text, path))


def test_the_catalogue_is_the_one_that_was_reviewed() -> None:
    ids = engine().rule_ids
    digest = hashlib.sha256("\n".join(ids).encode()).hexdigest()
    assert (len(ids), digest[:16]) == (488, "85b94e8a5aaa2630")
    assert engine().catalogue_digest() != digest


def test_a_token_has_its_place_and_name() -> None:
    token = github_token()
    (hit,) = _scan(f"const t = '{token}';")
    assert (hit.kind, hit.title, hit.secret, hit.start, hit.end) == (
        HitKind.PROVIDER_TOKEN, "GitHub personal access token", token, 11, 51,
    )  # fmt: skip
    assert not hit.is_example
    assert hit.digest == hashlib.sha256(token.encode()).hexdigest()


@pytest.mark.parametrize("comment", ["kingfisher:ignore", "gitleaks:allow", "betterleaks:allow"])
def test_comments_in_an_artifact_switch_nothing_off(comment: str) -> None:
    assert len(_scan(f"t = '{github_token()}' // {comment}")) == 1


@pytest.mark.parametrize("path", ["node_modules/a/x.js", "yarn.lock", "x.svg", "go.sum", "a.dist-info/METADATA"])
def test_no_path_hides_a_token(path: str) -> None:
    assert len(_scan(f"t = '{github_token()}'", path)) == 1


def test_a_token_in_utf16_leads_to_its_stored_bytes() -> None:
    stored = "ä = '".encode("utf-16") + f"{github_token()}'".encode("utf-16-le")
    document = document_of(stored)
    (hit,) = engine().scan(document)
    origin = document.to_origin(hit.start)
    assert origin is not None
    assert stored[origin : origin + 6] == "ghp".encode("utf-16-le")


def test_base64_is_the_same_secret() -> None:
    token = github_token()
    wrapped = base64.b64encode(f"token={token} ".encode()).decode()
    (plain,), (hidden,) = _scan(f"'{token}'"), _scan(f"x = '{wrapped}'")
    assert hidden.digest == plain.digest
    assert hidden.forms == (wrapped, token)


def test_both_halves_of_a_pair_are_secret() -> None:
    identity, secret = aws_pair()
    hits = _scan(f"aws_access_key_id = {identity}\naws_secret_access_key = {secret}\n")
    assert [(hit.title, hit.secret) for hit in hits] == [
        ("AWS access key ID", identity),
        ("AWS secret access key", secret),
    ]


def test_half_a_pair_is_nothing() -> None:
    assert _scan(f"aws_secret_access_key = {aws_pair()[1]}\n") == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"postgres://app:{password()}@db.acme.io/x", HitKind.CONNECTION_STRING),
        (slack_webhook(), HitKind.WEBHOOK),
        (f"'{json_web_token({'sub': 'a-person', 'iat': 1})}'", HitKind.JWT),
        (f"curl -u bob:{password()} https://ci.acme.io", HitKind.GENERIC),
    ],
)
def test_kinds(text: str, kind: HitKind) -> None:
    assert [hit.kind for hit in _scan(text)] == [kind]


def test_public_keys_and_samples_are_marked() -> None:
    assert [hit.is_public for hit in _scan(f"key: '{google_key()}'")] == [True]
    assert [hit.is_example for hit in _scan("postgres://user:pass@localhost/db")] == [True]
    assert [hit.is_example for hit in _scan(f"redis://:{password()}@localhost:6379")] == [True]


def test_a_credential_file_names_its_token_itself() -> None:
    (hit,) = _scan(f"//registry.npmjs.org/:_authToken={npm_token()}\n", ".npmrc")
    assert (hit.kind, hit.engine_rule, hit.secret) == (HitKind.CREDENTIAL_FILE, "npmrc", npm_token())


def test_in_an_environment_file_the_engine_goes_first() -> None:
    hits = _scan(f"GH_TOKEN={github_token()}\nDB_PASSWORD={password()}\n", ".env")
    assert [(hit.kind, hit.title) for hit in hits] == [
        (HitKind.PROVIDER_TOKEN, "GitHub personal access token"),
        (HitKind.CREDENTIAL_FILE, "Value of DB_PASSWORD"),
    ]


def test_too_many_hits_are_cut_and_told() -> None:
    text = "\n".join(f"'{github_token(seed)}'" for seed in range(MAX_HITS_PER_DOCUMENT + 5))
    assert len(_scan(text)) == MAX_HITS_PER_DOCUMENT
    (problem,) = engine().drain_problems()
    assert (problem.kind, problem.message) == (
        ProblemKind.LIMIT, "It holds 1,005 secrets, more than are listed for one file.",
    )  # fmt: skip
    assert engine().drain_problems() == []


def test_time_is_bounded() -> None:
    with pytest.raises(EngineTimeoutError, match="took longer than"):
        engine().scan(document_of(b"token = secret; " * 400_000), timeout_s=1e-6)


def test_a_platform_without_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kingfisher_sdk", None)
    with pytest.raises(EngineMissingError, match="no build for this system"):
        load_engine()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no such modes on this system")
def test_a_cache_that_others_may_write_to_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Rules:
        asked: object = "nothing"

        def __init__(self, *, cache: bool, cache_dir: object) -> None:
            Rules.asked = (cache, cache_dir)

        def metadata(self) -> list[dict[str, str]]:
            raise RuntimeError

    monkeypatch.setattr("kingfisher_sdk.Rules", Rules)
    monkeypatch.setattr("kingfisher_sdk.Scanner", lambda rules, policy: None)
    tmp_path.chmod(0o777)
    told: list[str] = []
    with pytest.raises(EngineMissingError, match="cannot be loaded"):
        load_engine(tmp_path, told.append)
    assert (Rules.asked, told) == ((False, None), ["Loading secret rules"])


def test_cancelling_while_nothing_runs_is_harmless() -> None:
    engine().cancel()
    assert len(_scan(f"'{github_token()}'")) == 1


def test_noise_is_no_secret() -> None:
    assert _scan(f"const digest = '{noise(64, 9, '0123456789abcdef')}';") == ()


def test_a_symbol_that_ends_like_a_prefix_is_no_token() -> None:
    assert _scan(f"_Z17hi{github_token().replace('ghp', 'ghs')}(int)") == ()
    assert len(_scan(f"x{github_token()} {github_token(7)}")) == 2


def test_short_ids() -> None:
    assert [short_id(i) for i in ("betterleaks.a-b.1", "veles.secrets/x", "c")] == ["a-b", "x", "c"]


class _OnlyOffline:
    """The engine's module without what looks things up elsewhere: validation, revocation, repositories."""

    _WANTED = frozenset({"Rules", "Scanner", "DetectionPolicy", "CancellationToken"})

    def __init__(self, module: ModuleType) -> None:
        self._module = module

    def __getattr__(self, name: str) -> object:
        assert name in self._WANTED or name.startswith("__"), f"{name} is not for us"
        return getattr(self._module, name)


def test_nothing_of_the_engine_is_used_that_goes_online(monkeypatch: pytest.MonkeyPatch) -> None:
    import kingfisher_sdk  # noqa: PLC0415 - slow, and absent on some systems

    engine()  # its rules are compiled by now

    def refused(*_arguments: object, **_options: object) -> None:
        raise AssertionError("It must not go online.")

    monkeypatch.setitem(sys.modules, "kingfisher_sdk", _OnlyOffline(kingfisher_sdk))
    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refused)
    offline = load_engine(RULES_FOLDER)
    assert [hit.secret for hit in offline.scan(document_of(f"'{github_token()}' '{slack_webhook()}'"))] == [
        github_token(),
        slack_webhook(),
    ]
