import pytest

from inspector.core.entry import Entry
from inspector.core.severity import Severity
from inspector.core.view import ArtifactView, SecretPlace
from inspector.rules.sec.sec_in_nested_archive import SecInNestedArchive
from inspector.secrets.hit import HitKind
from tests.rules.view_builder import view_of

RULE = SecInNestedArchive()
DIGEST = "a" * 64


def see(view: ArtifactView, path: str, *, is_example: bool = False) -> Entry:
    entry = view.at(path)
    assert entry is not None
    view.secrets[DIGEST].append(SecretPlace(entry, HitKind.PROVIDER_TOKEN.value, 3, is_example))
    return entry


def test_flags_a_secret_that_only_an_inner_archive_holds() -> None:
    view = view_of({"package/index.js": b"", "package/data.zip!/config.json": b"{}"})
    place = see(view, "package/data.zip!/config.json")
    (finding,) = RULE.check(view)
    assert (finding.entry, finding.line, finding.content_key) == (place.number, 3, DIGEST)
    assert finding.severity is Severity.CRITICAL
    assert finding.message == "A secret is in the inner archive package/data.zip and in no file outside of one."


def test_flags_a_secret_in_an_archive_within_an_archive() -> None:
    view = view_of({"package/index.js": b"", "package/a.tgz!/b.zip!/config.json": b"{}"})
    see(view, "package/a.tgz!/b.zip!/config.json")
    (finding,) = RULE.check(view)
    assert "a.tgz" not in finding.message
    assert "b.zip" in finding.message


def test_flags_a_secret_that_is_also_seen_in_the_stored_bytes_of_its_archive() -> None:
    view = view_of({"package/index.js": b"", "package/data.zip!/config.json": b"{}"})
    see(view, "package/data.zip")
    see(view, "package/data.zip!/config.json")
    (finding,) = RULE.check(view)
    assert finding.path == "package/data.zip!/config.json"


def test_clean_when_a_plain_file_holds_it_too() -> None:
    view = view_of({"package/index.js": b"", "package/data.zip!/config.json": b"{}"})
    see(view, "package/data.zip!/config.json")
    see(view, "package/index.js")
    assert not list(RULE.check(view))


@pytest.mark.parametrize(
    ("files", "path"),
    [
        ({"debian-binary": b"", "control.tar.gz!/control": b"", "data.tar.gz!/usr/a": b""}, "data.tar.gz!/usr/a"),
        ({"metadata.gz": b"", "data.tar.gz!/lib/a.rb": b""}, "data.tar.gz!/lib/a.rb"),
        ({"demo.tar!/package/index.js": b""}, "demo.tar!/package/index.js"),
        ({"package/app.js.map!/src/a.ts": b""}, "package/app.js.map!/src/a.ts"),
    ],
    ids=["deb", "gem", "wrapper", "map"],
)
def test_clean_parts_of_formats(files: dict[str, bytes | None], path: str) -> None:
    view = view_of(files)
    see(view, path)
    assert not list(RULE.check(view))


def test_clean_samples() -> None:
    view = view_of({"package/index.js": b"", "package/data.zip!/config.json": b"{}"})
    see(view, "package/data.zip!/config.json", is_example=True)
    assert not list(RULE.check(view))
