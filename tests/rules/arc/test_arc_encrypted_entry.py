from inspector.core.anomaly import AnomalyKind
from inspector.core.severity import Severity
from inspector.rules.arc.arc_encrypted_entry import ArcEncryptedEntry
from tests.rules.arc.odd_view import odd_view

RULE = ArcEncryptedEntry()


def test_flags_encrypted_entries_and_unknown_methods() -> None:
    view = odd_view(AnomalyKind.ZIP_ENCRYPTED, AnomalyKind.ZIP_UNREADABLE_METHOD, name="x.zip")
    assert [(f.severity, f.path) for f in RULE.check(view)] == [(Severity.MEDIUM, "a")] * 2


def test_clean_archive_and_other_kinds() -> None:
    assert not list(RULE.check(odd_view(AnomalyKind.ZIP_RARE_METHOD, name="x.zip")))
