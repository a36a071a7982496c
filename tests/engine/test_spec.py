"""`SPEC`: where the path ends and the inner path begins."""

from pathlib import Path

from inspector.engine.spec import Spec, parse_spec, without_own_name


def test_the_first_side_that_exists_decides(tmp_path: Path) -> None:
    artifact = tmp_path / "a.tgz"
    artifact.write_bytes(b"x")
    assert parse_spec(f"{artifact}!/b.whl!/c") == Spec(str(artifact), "b.whl!/c")
    assert parse_spec(str(artifact)) == Spec(str(artifact), "")


def test_a_folder_whose_name_ends_in_an_exclamation_mark_is_a_path(tmp_path: Path) -> None:
    (tmp_path / "odd!").mkdir()
    artifact = tmp_path / "odd!" / "a.tgz"
    artifact.write_bytes(b"x")
    assert parse_spec(str(artifact)) == Spec(str(artifact), "")
    assert parse_spec(f"{artifact}!/b") == Spec(str(artifact), "b")


def test_what_does_not_exist_stays_whole() -> None:
    assert parse_spec("no/such!/thing") == Spec("no/such!/thing", "")


def test_the_artifacts_own_name_in_front_is_taken_off() -> None:
    assert without_own_name(Spec("dir/a.tgz", ""), "a.tgz!/b") == "b"
    assert without_own_name(Spec("dir/a.tgz", ""), "b") == "b"
