from inspector.core.severity import Severity
from inspector.rules.sec.sec_webhook_url import SecWebhookUrl
from tests.secrets.loaded_engine import facts_of
from tests.secrets.planted import slack_webhook

flagged = f"post('{slack_webhook()}');"
clean = "post('https://hooks.slack.com/services/');"


def test_flagged() -> None:
    (finding,) = SecWebhookUrl().check(facts_of(flagged))
    assert (finding.rule, finding.severity, finding.message) == ("sec-webhook-url", Severity.HIGH, "Slack webhook.")
    assert (finding.line, finding.column, finding.offset) == (1, 7, 6)


def test_clean() -> None:
    assert list(SecWebhookUrl().check(facts_of(clean))) == []
