from inspector.core.severity import Severity
from inspector.core.view import ArtifactView, SecretPlace
from inspector.rules.sec.sec_in_compiled import SecInCompiled
from inspector.secrets.hit import HitKind
from tests.rules.view_builder import view_of

RULE = SecInCompiled()
CACHE, SOURCE = "app/__pycache__/settings.cpython-311.pyc", "app/settings.py"


def view(*names: str, kind: HitKind = HitKind.JWT, is_example: bool = False) -> ArtifactView:
    made = view_of({CACHE: b"", SOURCE: b""})
    for name in names:
        entry = made.at(name)
        assert entry is not None
        made.secrets["d1"].append(SecretPlace(entry, kind.value, 1, is_example))
    return made


def test_flags_what_only_compiled_code_holds() -> None:
    (finding,) = RULE.check(view(CACHE))
    assert (finding.severity, finding.path, finding.content_key) == (Severity.HIGH, CACHE, "d1")
    (token,) = RULE.check(view(CACHE, kind=HitKind.PROVIDER_TOKEN))
    assert token.severity is Severity.CRITICAL


def test_clean_views() -> None:
    assert not list(RULE.check(view(CACHE, SOURCE)))
    assert not list(RULE.check(view(SOURCE)))
    assert not list(RULE.check(view(CACHE, is_example=True)))
