"""Names of parametrised tests."""


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their parameter: archives hold times, and parallel processes must agree on every name."""
    return argname if isinstance(val, bytes) else None
