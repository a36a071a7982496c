import pytest

from inspector.secrets.hit import HitKind
from inspector.secrets.kinds import reading_of


@pytest.mark.parametrize(
    ("rule", "description", "title"),
    [
        (
            "betterleaks.x",
            "Uncovered a GitHub Personal Access Token, potentially leading to access.",
            "GitHub personal access token",
        ),
        (
            "betterleaks.x",
            "Identified a pattern that may indicate long-lived Amazon Bedrock API keys, risking",
            "Long-lived Amazon Bedrock API keys",
        ),
        ("betterleaks.x.1", "Pinecone API key version 1 (UUID format).", "Pinecone API key version 1"),
        ("betterleaks.jwt", "Uncovered a JSON Web Token, which may lead to", "JSON Web Token"),
        ("betterleaks.x", "Detected a , posing", "Secret"),
    ],
)
def test_titles_are_short(rule: str, description: str, title: str) -> None:
    assert reading_of(rule, description).title == title


def test_kind_and_publicity() -> None:
    assert reading_of("betterleaks.slack-webhook-url", "x").kind is HitKind.WEBHOOK
    assert reading_of("betterleaks.brand-new", "x").kind is HitKind.PROVIDER_TOKEN
    assert reading_of("betterleaks.gcp-api-key", "x").is_public
