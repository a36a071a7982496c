import base64
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.secrets.credential_files.credential import MAX_FILE_BYTES
from inspector.secrets.credential_files.registry import CREDENTIAL_FILES, credential_file
from inspector.secrets.own_hits import own_hits
from tests.secrets.loaded_engine import document_of
from tests.secrets.planted import password

WORD = password()
UUID = "0f8fad5b-d9cb-469f-a165-" + "70867728950e"
LOGIN = base64.b64encode(f"bob:{WORD}".encode()).decode()


def _logins(text: str, path: str) -> list[tuple[str, str]]:
    document = document_of(text, path)
    hits = list(own_hits(document))
    assert all(document.data[hit.start : hit.end].decode() == hit.secret for hit in hits)
    return [(hit.title, hit.secret) for hit in hits]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            ".npmrc",
            f"; a comment\n//r.acme.io/:_authToken = {UUID}\nalways-auth=true\n",
            [("npm registry token", UUID)],
        ),
        (
            "a/.npmrc",
            f'_auth="{LOGIN}"\n//r/:_password={WORD}',
            [("npm registry login", LOGIN), ("npm registry password", WORD)],
        ),
        (".pypirc", f"[pypi]\nusername = __token__\npassword = {WORD}\n", [("Package index password", WORD)]),
        (".netrc", f"machine git.acme.io\n  login bob\n  password {WORD}\n", [("Password for a server", WORD)]),
        ("_netrc", f'default login x password "{WORD}"', [("Password for a server", WORD)]),
        (
            "pip.conf",
            f"[global]\nindex-url = https://bob:{WORD}@pip.acme.io/simple\n",
            [("Package index password", WORD)],
        ),
        ("pip.ini", f"extra-index-url=https://{UUID}@pip.acme.io/\n", [("Package index token", UUID)]),
        (".cargo/credentials.toml", f'[registry]\ntoken = "{WORD}"\n', [("Cargo registry token", WORD)]),
        (".cargo/credentials", f"[registries.acme]\ntoken='{WORD}' # mine\n", [("Cargo registry token", WORD)]),
        (".gem/credentials", f"---\n:rubygems_api_key: {WORD}\n", [("RubyGems API key", WORD)]),
        ("NuGet.Config", f'<add key="ClearTextPassword" value="{WORD}" />', [("NuGet source password", WORD)]),
        (
            "nuget.config",
            f'<apikeys><add value="{WORD}" key="https://n.acme.io" /></apikeys>',
            [("NuGet API key", WORD)],
        ),
        (".yarnrc.yml", f'npmAuthToken: "{UUID}"\n', [("npm registry token", UUID)]),
        (
            ".yarnrc.yml",
            f"npmScopes:\n  acme:\n    npmAuthIdent: bob:{WORD}\n",
            [("npm registry login", f"bob:{WORD}")],
        ),
        ("bunfig.toml", f'[install.registry]\nurl = "https://r"\ntoken = "{UUID}"\n', [("npm registry token", UUID)]),
        (
            "auth.json",
            json.dumps(
                {"http-basic": {"r": {"username": "bob", "password": WORD}}, "github-oauth": {"github.com": UUID}}
            ),
            [("Composer password", WORD), ("Composer token", UUID)],
        ),
        (
            ".m2/settings.xml",
            f"<servers><server><id>r</id><username>bob</username><password>{WORD}</password></server></servers>",
            [("Password of a Maven server", WORD)],
        ),
        (".pgpass", f"# a comment:1:2:3:4\ndb.acme.io:5432:*:bob:{WORD}\n", [("PostgreSQL password", WORD)]),
        (".my.cnf", f"[client]\nuser=bob\npassword = {WORD}\n", [("MySQL password", WORD)]),
        (
            "wp-config.php",
            f"<?php define( 'DB_PASSWORD', '{WORD}' );",
            [("Password of a WordPress database", WORD)],
        ),
        (
            ".docker/config.json",
            json.dumps({"auths": {"r.acme.io": {"auth": LOGIN}}}),
            [("Container registry login", LOGIN)],
        ),
        (".dockercfg", json.dumps({"auths": {"r": {"identitytoken": UUID}}}), [("Container registry token", UUID)]),
    ],
)
def test_logins(path: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert _logins(text, path) == expected


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".npmrc", "//r.acme.io/:_authToken=${NPM_TOKEN}\nregistry=https://r.acme.io\n# _auth=abcdefgh\n"),
        (".npmrc", "//r.acme.io/:_authToken=\n"),
        (".pypirc", "[pypi]\nusername = __token__\npassword = <your token>\n"),
        (".netrc", "a file about the password policy of machine"),
        ("pip.conf", "index-url = https://pip.acme.io/simple\n"),
        ("pip.conf", "index-url = https://${USER}:${PASSWORD}@pip.acme.io/simple\n"),
        ("docs/credentials", f"token = '{WORD}'"),
        ("nuget.config", '<add key="nuget.org" value="https://api.nuget.org/v3/index.json" />'),
        ("nuget.config", '<add key="ClearTextPassword" value="%NUGET_TOKEN%" />'),
        ("config.json", json.dumps({"auth": LOGIN + "x"})),
        ("config.json", json.dumps({"password": WORD})),
        (".yarnrc.yml", "npmAuthToken: ${NPM_TOKEN}\nnpmRegistryServer: https://r.acme.io\n"),
        ("auth.json", json.dumps({"token": WORD, "github-oauth": {}})),
        ("settings.xml", f"<settings><password>{WORD}</password></settings>"),
        ("wp-config.php", "define('DB_PASSWORD', getenv('DB_PASSWORD'));"),
        (".pgpass", "*:*:*:bob\n"),
        ("package.json", json.dumps({"auths": {"r": {"auth": LOGIN}}})),
    ],
)
def test_no_logins(path: str, text: str) -> None:
    assert _logins(text, path) == []


def test_a_huge_file_is_no_credential_file() -> None:
    assert _logins(f"_auth={LOGIN}\n" + "#" * MAX_FILE_BYTES, ".npmrc") == []


def test_kinds_are_named_once() -> None:
    assert len({kind.id for kind in CREDENTIAL_FILES}) == len(CREDENTIAL_FILES)
    found = credential_file("home\\bob\\.NPMRC")
    assert found is not None
    assert found.id == "npmrc"


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_readers_never_raise(data: bytes) -> None:
    for file in CREDENTIAL_FILES:
        for found in file.read(data):
            assert 0 <= found.start <= found.end <= len(data)


@settings(max_examples=60)
@given(st.text(alphabet="ab=:\"' \n/_#<>@&;{}[]authTokenpasswordvalue", max_size=120))
def test_readers_stay_within_likely_text(text: str) -> None:
    data = text.encode()
    for file in CREDENTIAL_FILES:
        for found in file.read(data):
            assert 0 <= found.start <= found.end <= len(data)


def test_api_keys_end_where_their_element_ends() -> None:
    text = f'<apikeys></apikeys><add key="ClearTextPassword" value="{WORD}" />'
    assert _logins(text, "nuget.config") == [("NuGet source password", WORD)]
    assert _logins("<apikeys>" * 50_000, "nuget.config") == []
