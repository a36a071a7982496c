from inspector.core.limits import Limits
from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import MAX_FINDINGS_PER_CONTAINER
from inspector.rules.size.size_file import SizeFile
from tests.rules.view_builder import add_entry, container_of, view_of

RULE = SizeFile()


def test_flags_large_files_with_their_share() -> None:
    view = ArtifactView()
    add_entry(view, "package/cli.js.map", size_bytes=30_000_000)
    add_entry(view, "package/cli.js", size_bytes=10_000_000)
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.LOW
    assert finding.message == "package/cli.js.map is 30 MB, 75 % of everything that is unpacked."


def test_flags_very_large_files_one_level_worse() -> None:
    view = ArtifactView()
    add_entry(view, "a", size_bytes=59_800_000)
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.MEDIUM
    assert finding.reasons == ("The file is larger than 50 MB.",)


def test_flags_what_was_read_rather_than_what_is_claimed() -> None:
    view = ArtifactView()
    view.sizes[add_entry(view, "a", size_bytes=1).number] = 20_000_000
    assert len(list(RULE.check(view))) == 1


def test_flags_the_outermost_container_only() -> None:
    view = ArtifactView()
    add_entry(view, "layer.tar", size_bytes=900_000_000)
    add_entry(view, "usr/lib/x.so", container_of(view, ["layer.tar"]), size_bytes=90_000_000)
    add_entry(view, "data.tar.xz", size_bytes=1000)
    add_entry(view, "usr/lib/y.so", container_of(view, ["data.tar.xz"]), size_bytes=90_000_000)
    assert [f.path for f in RULE.check(view)] == ["layer.tar", "data.tar.xz!/usr/lib/y.so"]


def test_a_small_share_is_not_none() -> None:
    view = ArtifactView()
    add_entry(view, "a.bin", size_bytes=20_000_000)
    for number in range(300):
        add_entry(view, f"{number}.txt", size_bytes=9_000_000)
    (finding,) = RULE.check(view)
    assert finding.message == "a.bin is 20 MB, less than 1 % of everything that is unpacked."


def test_many_are_counted() -> None:
    view = ArtifactView(limits=Limits(flag_file_bytes=1))
    for number in range(100):
        add_entry(view, f"f{number}", size_bytes=2)
    assert len(list(RULE.check(view))) == MAX_FINDINGS_PER_CONTAINER + 1


def test_clean_sizes() -> None:
    view = view_of({"a": b"x" * 1000, "d": None})
    add_entry(view, "exactly", size_bytes=10_000_000)
    add_entry(view, "unknown", size_bytes=None)
    assert not list(RULE.check(view))
