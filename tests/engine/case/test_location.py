"""One case per digest, and nothing but a digest becomes a name."""

from pathlib import Path

import pytest

from inspector.engine.case.location import case_path, default_case_folder


def test_the_name_is_the_digest() -> None:
    assert case_path(Path("x"), "ab" * 32).name == "ab" * 32 + ".aicase"
    assert default_case_folder().name == "cases"
    for wrong in ("", "../" * 20, "AB" * 32):
        with pytest.raises(ValueError, match=r"^"):
            case_path(Path("x"), wrong)
