from inspector.secrets.hit import HitKind, SecretHit


def _hit(secret: str, meaning: str | None = None, *, is_example: bool = False) -> SecretHit:
    return SecretHit(HitKind.GENERIC, "r", "t", secret, 0, 1, "high", is_example=is_example, meaning=meaning)


def test_identity_is_what_a_secret_means() -> None:
    assert _hit("c2VjcmV0", "secret").digest == _hit("secret").digest
    assert _hit("\ud800").digest


def test_forms_to_hide() -> None:
    assert _hit("abc").forms == ("abc",)
    assert _hit("c2VjcmV0", "secret").forms == ("c2VjcmV0", "secret")
    assert _hit("pass", is_example=True).forms == ()
    assert _hit("x" * 20, is_example=True).forms == ("x" * 20,)
