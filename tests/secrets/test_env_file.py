import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.secrets.env_file import is_env_file, variables
from tests.secrets.planted import password, pem


@pytest.mark.parametrize("name", [".env", "a/.env", ".env.local", ".env.production", "prod.env", ".envrc", ".ENV"])
def test_environment_files(name: str) -> None:
    assert is_env_file(name)


@pytest.mark.parametrize(
    "name",
    [
        ".env.example",
        ".env.sample",
        ".env.template",
        ".env.dist",
        ".env.local.example",
        "example.env",
        ".env.d.ts",
        "env",
        "a.environment",
    ],
)
def test_other_files(name: str) -> None:
    assert not is_env_file(name)


def test_values() -> None:
    text = "# A=1\nexport A = 'x y' # c\nB=plain # c\nC=\nD=\"two\nlines\"\r\nE=${A}\nnot a line\n"
    found = list(variables(text.encode()))
    assert [(v.name, v.value) for v in found] == [
        ("A", "x y"),
        ("B", "plain"),
        ("C", ""),
        ("D", "two\nlines"),
        ("E", "${A}"),
    ]
    assert [v.is_set for v in found] == [True, True, False, True, False]
    assert all(text[v.start : v.end] == v.value for v in found)


@pytest.mark.parametrize(
    ("line", "is_secret"),
    [
        (f"DB_PASSWORD={password()}", True),
        (f"STRIPE_KEY={password()}", True),
        (f"DATABASE_URL=postgres://a:{password()}@db/x", True),
        (f'PRIVATE_KEY="{pem("PRIVATE KEY")}"', True),
        ("PORT=3000", False),
        ("NODE_ENV=production", False),
        ("AUTH_URL=https://login.acme.io/x", False),
        ("TOKEN_LIFETIME=86400", False),
        ("API_KEY=changeme", False),
        ("SECRET_FILE=/run/secrets/x", False),
        ("MONKEY_NAME=" + password(), False),
    ],
)
def test_what_counts_as_secret(line: str, is_secret: bool) -> None:
    assert [v.is_secret for v in variables(line.encode())] == [is_secret]


@settings(max_examples=50)
@given(st.text(alphabet="AB_=\"' #\n\\x", max_size=100))
def test_any_text_is_taken(text: str) -> None:
    data = text.encode()
    assert all(0 <= v.start <= v.end <= len(data) for v in variables(data))
