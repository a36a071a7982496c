from inspector.core.entry import Origin
from inspector.core.severity import Severity
from inspector.core.sourcefacts import MapFacts
from inspector.core.view import ArtifactView, SecretPlace
from inspector.rules.sec.sec_in_reconstructed_source import SecInReconstructedSource
from inspector.secrets.hit import HitKind
from tests.rules.view_builder import add_entry, view_of

_BUNDLE, _MAP, _SOURCE = "package/dist/cli.js", "package/dist/cli.js.map", "src/agent.ts"


def _view(*, is_in_bundle: bool, kind: HitKind = HitKind.PROVIDER_TOKEN, is_example: bool = False) -> ArtifactView:
    view = view_of({_BUNDLE: b"", _MAP: b"{}"})
    holder, bundle = view.at(_MAP), view.at(_BUNDLE)
    assert holder is not None
    assert bundle is not None
    source = add_entry(view, _SOURCE, holder, origin=Origin.REBUILT)
    view.maps[holder.number] = MapFacts(holder.number, inline=False, file=None, source_root=None, sources=())
    view.secrets["d1"].append(SecretPlace(source, kind.value, 7, is_example))
    view.secrets["d1"].append(SecretPlace(holder, kind.value, 1, is_example))
    if is_in_bundle:
        view.secrets["d1"].append(SecretPlace(bundle, kind.value, 1))
    return view


flagged = _view(is_in_bundle=False)
clean = _view(is_in_bundle=True)


def test_flagged() -> None:
    (finding,) = SecInReconstructedSource().check(flagged)
    assert (finding.rule, finding.severity, finding.path, finding.line, finding.content_key) == (
        "sec-in-reconstructed-source", Severity.CRITICAL, f"{_MAP}!/{_SOURCE}", 7, "d1",
    )  # fmt: skip
    assert (
        finding.message
        == "A secret is in a rebuilt source and in no shipped file. It is also in 1 other rebuilt source."
    )


def test_clean() -> None:
    assert list(SecInReconstructedSource().check(clean)) == []


def test_it_weighs_one_level_more_than_the_secrets_own_rule() -> None:
    (finding,) = SecInReconstructedSource().check(_view(is_in_bundle=False, kind=HitKind.JWT))
    assert finding.severity is Severity.HIGH


def test_samples_are_left_out() -> None:
    assert list(SecInReconstructedSource().check(_view(is_in_bundle=False, is_example=True))) == []


def test_a_shipped_file_only_is_no_matter_of_maps() -> None:
    view = view_of({_BUNDLE: b""})
    bundle = view.at(_BUNDLE)
    assert bundle is not None
    view.secrets["d1"].append(SecretPlace(bundle, HitKind.JWT.value))
    assert list(SecInReconstructedSource().check(view)) == []
