"""Secrets for tests, put together at run time: no token stands in any file."""

import base64
import json
import random
import string

_LETTERS = string.ascii_letters + string.digits


def noise(length: int, seed: int = 1, alphabet: str = _LETTERS) -> str:
    """Characters without a meaning, the same for the same seed."""
    chosen = random.Random(seed)
    return "".join(chosen.choice(alphabet) for _ in range(length))


def github_token(seed: int = 1) -> str:
    return "ghp" + "_" + noise(36, seed)


def npm_token(seed: int = 2) -> str:
    return "npm" + "_" + noise(36, seed)


def aws_pair(seed: int = 3) -> tuple[str, str]:
    return "AKI" + "A" + noise(16, seed, string.ascii_uppercase + "234567"), noise(40, seed, _LETTERS + "+/")


def google_key(seed: int = 4) -> str:
    return "AI" + "za" + noise(35, seed)


def slack_webhook(seed: int = 5) -> str:
    upper = string.ascii_uppercase + string.digits
    parts = "T" + noise(10, seed, upper), "B" + noise(10, seed + 1, upper), noise(24, seed + 2)
    return "https://hooks." + "slack.com/services/" + "/".join(parts)


def json_web_token(claims: dict[str, object], seed: int = 6) -> str:
    parts = [_part({"alg": "HS256", "typ": "JWT"}), _part(claims), noise(43, seed)]
    return ".".join(parts)


def _part(value: dict[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def pem(label: str, body_lines: int = 6, seed: int = 7, line_end: str = "\n", header: str = "") -> str:
    """A private key in armour; `label` as in `RSA PRIVATE KEY`."""
    lines = [noise(64, seed + i, _LETTERS + "+/") for i in range(body_lines)]
    dashes = "-" * 5
    return line_end.join(
        [f"{dashes}BEGIN {label}{dashes}", *([header, ""] if header else []), *lines, f"{dashes}END {label}{dashes}"]
    )


def password(seed: int = 8) -> str:
    return noise(14, seed)
