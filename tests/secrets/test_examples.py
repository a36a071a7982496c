import pytest

from inspector.secrets.examples import is_example, is_placeholder, is_reference
from tests.secrets.planted import github_token, npm_token, password


@pytest.mark.parametrize(
    "value",
    ["AKIA" + "IOSFODNN7EXAMPLE", "0" * 40, "your-token-here", "changeme", "pass", "xxxxxxxxxx", "aaaa", "123,foo:bar"],
)
def test_samples(value: str) -> None:
    assert is_example(value)


@pytest.mark.parametrize("value", [github_token(), npm_token(), password()])
def test_real_values(value: str) -> None:
    assert not is_example(value)
    assert not is_placeholder(value)


@pytest.mark.parametrize(
    "value", ["${NPM_TOKEN}", "$TOKEN", "%TOKEN%", "{{ token }}", "<your token>", "@TOKEN@", "process.env.T"]
)
def test_references(value: str) -> None:
    assert is_reference(value)
    assert is_placeholder(f'"{value}"')


def test_nothing_is_a_placeholder() -> None:
    assert is_placeholder("  ")
    assert not is_reference("a$b")
    assert not is_placeholder("3000")
