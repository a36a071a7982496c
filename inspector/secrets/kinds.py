"""What one of the engine's rules means to us: the kind of secret, and a short name for people."""

import re
from dataclasses import dataclass

from inspector.secrets.hit import HitKind


@dataclass(frozen=True, slots=True)
class EngineRule:
    """Our reading of one rule of the engine."""

    kind: HitKind
    title: str
    is_public: bool = False


_VENDOR = re.compile(r"^(?:betterleaks\.|kingfisher\.|veles\.secrets/)")
_LEAD = re.compile(
    r"^(?:Detected|Discovered|Uncovered|Identified|Found|Possible)\s+"
    r"(?:(?:a|an|potential|possible|pattern|resembling|that|resembles|may|indicate|the|standalone)\s+)*"
)
_TAIL = re.compile(
    r",| which | paired | posing | risking | used | \((?:which|routable,|UUID|pcsk|waka_|cfut|legacy)"
    r"|\. | - |;| with embedded| that grants| potential access| detected$"
)
_PLAIN_WORDS = re.compile(
    r"\b(?:Personal|Access|Token|Tokens|Key|Keys|Secret|Organization|Refresh|Client|Credentials)\b"
)
_MAX_TITLE = 60

_KINDS = {
    "private-key": HitKind.PRIVATE_KEY,
    "age-secret-key": HitKind.PRIVATE_KEY,
    "jwt": HitKind.JWT,
    "jwt-base64": HitKind.JWT,
    "generic-credential-uri": HitKind.CONNECTION_STRING,
    "mongodb-connection-string": HitKind.CONNECTION_STRING,
    "azure-app-configuration-connection-string": HitKind.CONNECTION_STRING,
    "azure-servicebus-connection-string": HitKind.CONNECTION_STRING,
    "bitbucketcredentials": HitKind.CONNECTION_STRING,
    "codecatalystcredentials": HitKind.CONNECTION_STRING,
    "codecommitcredentials": HitKind.CONNECTION_STRING,
    "sidekiq-sensitive-url": HitKind.CONNECTION_STRING,
    "slack-webhook-url": HitKind.WEBHOOK,
    "microsoft-teams-webhook": HitKind.WEBHOOK,
    "curl-auth-header": HitKind.GENERIC,
    "curl-auth-user": HitKind.GENERIC,
    "hashicorp-tf-password": HitKind.GENERIC,
    "kubernetes-secret-yaml": HitKind.GENERIC,
    "nuget-config-password": HitKind.CREDENTIAL_FILE,
}
_TITLES = {
    "aws-access-token": "AWS access key ID",
    "aws-secret-access-key": "AWS secret access key",
    "airtable-personnal-access-token": "Airtable personal access token",
    "azure-servicebus-connection-string": "Azure Service Bus connection string",
    "cisco-meraki-api-key": "Cisco Meraki API key",
    "curl-auth-header": "Authorization header in a curl command",
    "curl-auth-user": "User name and password in a curl command",
    "gcp-service-account": "Google Cloud service account key",
    "generic-credential-uri": "Password in a connection URI",
    "gitlab-incoming-mail-address-token": "GitLab incoming mail token",
    "highnote-secret-live-key": "Highnote live API key",
    "jwt": "JSON Web Token",
    "jwt-base64": "JSON Web Token in base64",
    "kubernetes-secret-yaml": "Kubernetes secret",
    "microsoft-teams-webhook": "Microsoft Teams webhook",
    "mongodb-connection-string": "MongoDB connection string with a password",
    "npmjsaccesstoken": "npm access token",
    "nuget-config-password": "Password in a NuGet configuration",
    "private-key": "Private key",
    "slack-webhook-url": "Slack webhook",
    "sourcegraph-access-token": "Sourcegraph access token",
}
_PUBLIC = frozenset(
    {
        "adobe-client-id",
        "asana-client-id",
        "bitbucket-client-id",
        "devcycle-client-sdk-key",
        "devcycle-mobile-sdk-key",
        "discord-client-id",
        "easypost-test-api-token",
        "flutterwave-public-key",
        "gcp-api-key",
        "linkedin-client-id",
        "lob-pub-api-key",
        "looker-client-id",
        "mailgun-pub-key",
        "mapbox-api-token",
        "messagebird-client-id",
        "new-relic-browser-api-token",
        "plaid-client-id",
        "posthog-project-api-key",
        "sendbird-access-id",
        "sumologic-access-id",
    }
)
"""Keys that web pages and applications carry on purpose; what protects them is set at the provider."""


def short_id(engine_rule: str) -> str:
    """The rule's id without its vendor and its trailing number."""
    return re.sub(r"\.\d+$", "", _VENDOR.sub("", engine_rule))


def reading_of(engine_rule: str, description: str) -> EngineRule:
    """Our reading of an engine rule, from its id and the sentence that describes it."""
    name = short_id(engine_rule)
    kind = _KINDS.get(name, HitKind.PROVIDER_TOKEN)
    return EngineRule(kind, _TITLES.get(name) or _title(description), name in _PUBLIC)


def _title(description: str) -> str:
    text = _TAIL.split(_LEAD.sub("", description), maxsplit=1)[0].strip().rstrip(".")
    text = _PLAIN_WORDS.sub(lambda word: word.group().lower(), text).replace("API Key", "API key")
    return (text[:1].upper() + text[1:])[:_MAX_TITLE] or "Secret"
