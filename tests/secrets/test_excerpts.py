from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.finding import MAX_CONTEXT_CHARACTERS, MAX_EXCERPT_CHARACTERS
from inspector.secrets.excerpts import evidence_for
from inspector.secrets.hit import HitKind, SecretHit
from tests.secrets.loaded_engine import document_of
from tests.secrets.planted import noise, pem


def _hit(text: str, secret: str) -> SecretHit:
    start = len(text[: text.index(secret)].encode())
    return SecretHit(HitKind.GENERIC, "r", "t", secret, start, start + len(secret.encode()), "high")


def test_lines_around() -> None:
    secret = noise(20)
    text = f"one\ntwo\nthree\nkey = '{secret}'\nfive\n"
    hit = _hit(text, secret)
    evidence = evidence_for(document_of(text), hit.start, hit.end, [hit])
    assert evidence.excerpt == f"key = '{secret}'"
    assert evidence.context == f"one\ntwo\nthree\nkey = '{secret}'\nfive\n"
    assert not evidence.redacted


def test_a_long_line_is_cut_on_both_sides() -> None:
    secret = noise(40)
    text = "é" * 500_000 + secret + "ü" * 500_000
    hit = _hit(text, secret)
    evidence = evidence_for(document_of(text), hit.start, hit.end, [hit])
    assert evidence.excerpt.startswith("…é")
    assert evidence.excerpt.endswith("ü…")
    assert secret in evidence.excerpt
    assert "\ufffd" not in evidence.excerpt
    assert len(evidence.excerpt) <= MAX_EXCERPT_CHARACTERS


def test_a_long_secret_is_told_and_not_shown() -> None:
    key = pem("RSA PRIVATE KEY", 30)
    text = f"x = `{key}`;"
    hit = _hit(text, key)
    evidence = evidence_for(document_of(text), hit.start, hit.end, [hit])
    dashes = "-" * 5
    assert evidence.excerpt == f"x = `{dashes}BEGIN RSA PRIVATE KEY{dashes} [{len(key):,} bytes hidden]`;"
    assert evidence.redacted


def test_binary_content_gives_printable_text_only() -> None:
    secret = noise(20)
    data = b"\x7fELF\0\0\x01 key=" + secret.encode() + b"; end\0\0\x02"
    hit = SecretHit(HitKind.GENERIC, "r", "t", secret, data.index(b"=") + 1, data.index(b";"), "high")
    assert evidence_for(document_of(data), hit.start, hit.end, [hit]).excerpt == f"… key={secret}; end…"


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 400)), min_size=1, max_size=8),
    st.sampled_from(["x", "é", "\n", "y\nz"]),
)
def test_no_other_secret_is_cut(pieces: list[tuple[int, int]], filler: str) -> None:
    text, hits = "", []
    for number, (gap, length) in enumerate(pieces):
        text += filler * gap
        secret = f"<{number}" + "s" * length + f"{number}>"
        start = len(text.encode())
        hits.append(SecretHit(HitKind.GENERIC, "r", "t", secret, start, start + len(secret), "high"))
        text += secret
    document = document_of(text)
    for hit in hits:
        evidence = evidence_for(document, hit.start, hit.end, hits)
        assert len(evidence.excerpt) <= MAX_EXCERPT_CHARACTERS
        assert len(evidence.context or "") <= MAX_CONTEXT_CHARACTERS
        for shown in (evidence.excerpt, evidence.context or ""):
            rest = shown
            for other in hits:
                rest = rest.replace(other.secret, "")
            assert "s" not in rest.replace("bytes hidden", "")
