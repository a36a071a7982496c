from inspector.core.container import ContainerFacts
from inspector.core.limits import MEBIBYTE, Limits
from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.arc.arc_bomb import ArcBomb
from tests.rules.view_builder import add_entry, container_of

RULE = ArcBomb()


def view_with(packed: int, unpacked: int, name: str = "", format_name: str = "") -> ArtifactView:
    view = ArtifactView(artifact_name=name, artifact_format=format_name, artifact_bytes=packed)
    add_entry(view, "a", size_bytes=unpacked)
    return view


def test_flags_a_large_ratio() -> None:
    (finding,) = RULE.check(view_with(MEBIBYTE, 100 * MEBIBYTE))
    assert finding.severity is Severity.HIGH
    assert finding.message == "1.05 MB unpack to 105 MB, 100 times as much."
    assert finding.refused_by == ()


def test_flags_what_the_python_index_refuses() -> None:
    (finding,) = RULE.check(view_with(MEBIBYTE, 100 * MEBIBYTE, name="x-1-py3-none-any.whl"))
    assert finding.refused_by == ("pypi",)


def test_flags_bytes_that_were_really_produced() -> None:
    view = view_with(MEBIBYTE, 0)
    view.containers[None] = ContainerFacts(None, "gzip", packed_bytes=MEBIBYTE, unpacked_bytes=65 * MEBIBYTE)
    assert len(list(RULE.check(view))) == 1


def test_flags_inner_containers() -> None:
    view = ArtifactView(artifact_bytes=MEBIBYTE)
    inner = add_entry(view, "inner.zip", size_bytes=1000)
    add_entry(view, "zeros", container_of(view, ["inner.zip"]), size_bytes=1 << 40)
    (finding,) = RULE.check(view)
    assert finding.entry == inner.number


def test_flags_many_records() -> None:
    view = ArtifactView(limits=Limits(flag_entries=3))
    for number in range(4):
        add_entry(view, f"f{number}")
    (finding,) = RULE.check(view)
    assert finding.message == "The container holds 4 records, more than 3."
    assert finding.severity is Severity.MEDIUM


def test_clean_ratios() -> None:
    assert not list(RULE.check(view_with(1000, 60 * MEBIBYTE))), "below the floor"
    assert not list(RULE.check(view_with(10 * MEBIBYTE, 100 * MEBIBYTE)))
    assert not list(RULE.check(view_with(4096, 100 * MEBIBYTE, format_name="folder")))
    assert not list(RULE.check(view_with(0, 100 * MEBIBYTE)))
    assert not list(RULE.check(ArtifactView()))
