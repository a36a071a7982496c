"""Forty kinds of secrets as their providers make them, put together at run time: no token stands in any file."""

import base64
import hashlib
import hmac
import json
import string
import zlib
from collections.abc import Callable

from tests.secrets.planted import aws_pair, noise, pem, slack_webhook

_DIGITS = string.digits
_HEX = "0123456789abcdef"
_UPPER = string.ascii_uppercase + _DIGITS
_BASE62 = _DIGITS + string.ascii_uppercase + string.ascii_lowercase
_URL_SAFE = string.ascii_letters + _DIGITS + "-_"


def _base62(number: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        number, rest = divmod(number, 62)
        digits = _BASE62[rest] + digits
    return digits


def checked(prefix: str, seed: int) -> str:
    """30 characters and the CRC-32 of them in base 62, as GitHub and npm write their tokens."""
    body = noise(30, seed)
    return f"{prefix}_{body}{_base62(zlib.crc32(body.encode()), 6)}"


def _grafana(seed: int) -> str:
    body = noise(32, seed)
    return f"glsa_{body}_{zlib.crc32(f'glsa_{body}'.encode()):08x}"


def _json_web_token(seed: int) -> str:
    def part(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).decode().rstrip("=")

    head = part(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
    claims = part(json.dumps({"sub": noise(10, seed), "iss": "accounts.acme.example", "admin": True}).encode())
    signature = hmac.digest(noise(32, seed).encode(), f"{head}.{claims}".encode(), hashlib.sha256)
    return f"{head}.{claims}.{part(signature)}"


def _join(*parts: str) -> str:
    return "".join(parts)


KINDS: dict[str, Callable[[], str]] = {
    "github_token": lambda: checked("ghp", 101),
    "github_oauth": lambda: checked("gho", 102),
    "github_app": lambda: checked("ghs", 103),
    "github_fine_grained": lambda: _join("github", "_pat_", noise(22, 104), "_", noise(59, 105)),
    "npm_token": lambda: checked("npm", 106),
    "pypi_token": lambda: _join("pypi-", "AgEIcHlwaS5vcmc", noise(84, 107, _URL_SAFE)),
    "aws_secret_access_key": lambda: aws_pair(108)[1],
    "slack_bot_token": lambda: _join(
        "xox", "b-", noise(12, 109, _DIGITS), "-", noise(12, 110, _DIGITS), "-", noise(24, 111)
    ),
    "slack_webhook": lambda: slack_webhook(112),
    "stripe_key": lambda: _join("sk", "_live_", noise(24, 115)),
    "openai_key": lambda: _join("sk-", "proj-", noise(74, 116), "T3Blbk", "FJ", noise(74, 117)),
    "anthropic_key": lambda: _join("sk-ant-", "api03-", noise(93, 118, _URL_SAFE), "AA"),
    "google_key": lambda: _join("AI", "za", noise(35, 119)),
    "gitlab_token": lambda: _join("glp", "at-", noise(20, 120)),
    "hugging_face_token": lambda: _join("hf", "_", noise(34, 121, string.ascii_letters)),
    "sendgrid_key": lambda: _join("SG", ".", noise(22, 122), ".", noise(43, 123)),
    "digitalocean_token": lambda: _join("dop", "_v1_", noise(64, 124, _HEX)),
    "shopify_token": lambda: _join("shp", "at_", noise(32, 125, _HEX)),
    "telegram_bot_token": lambda: _join("6", noise(9, 126, _DIGITS), ":AA", noise(33, 127)),
    "dynatrace_token": lambda: _join("dt0", "c01.", noise(24, 128, _UPPER), ".", noise(64, 129, _UPPER)),
    "databricks_token": lambda: _join("dap", "i", noise(32, 131, _HEX)),
    "heroku_key": lambda: _join("HRKU", "-AA", noise(58, 132)),
    "doppler_token": lambda: _join("dp.", "pt.", noise(43, 133)),
    "linear_key": lambda: _join("lin_", "api_", noise(40, 134)),
    "notion_token": lambda: _join("ntn", "_", noise(11, 135, _DIGITS), noise(35, 136)),
    "figma_token": lambda: _join("fig", "d_", noise(40, 137)),
    "postman_key": lambda: _join("PM", "AK-", noise(24, 138, _HEX), "-", noise(34, 139, _HEX)),
    "grafana_token": lambda: _grafana(140),
    "terraform_token": lambda: _join(noise(14, 141), ".atlas", "v1.", noise(64, 142)),
    "vault_token": lambda: _join("hv", "s.", noise(95, 143)),
    "database_address": lambda: _join("postgres", "://app:", noise(18, 144), "@db.acme-corp.net:5432/prod"),
    "rsa_key": lambda: pem("RSA PRIVATE KEY", 12, 145),
    "openssh_key": lambda: pem("OPENSSH PRIVATE KEY", 8, 160),
    "web_token": lambda: _json_web_token(146),
    "new_relic_key": lambda: _join("NR", "AK-", noise(27, 147, _UPPER)),
    "sentry_token": lambda: _join("sntr", "yu_", noise(64, 148, _HEX)),
    "docker_token": lambda: _join("dckr", "_pat_", noise(27, 149, _URL_SAFE[:-2])),
    "rubygems_key": lambda: _join("ruby", "gems_", noise(48, 150, _HEX)),
    "age_key": lambda: _join("AGE-SECRET", "-KEY-1", noise(58, 151, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L")),
    "airtable_token": lambda: _join("pat", noise(14, 152), ".", noise(64, 153, _HEX)),
}
"""Value by name; a checksum is right where the kind has one."""


def planted() -> dict[str, str]:
    """All of them."""
    return {name: make() for name, make in KINDS.items()}


def with_companions() -> dict[str, str]:
    """The same, and before a secret what stands beside it in every file: an AWS key without its ID means nothing."""
    found: dict[str, str] = {}
    for name, value in planted().items():
        if name == "aws_secret_access_key":
            found["aws_access_key_id"] = aws_pair(108)[0]
        found[name] = value
    return found
