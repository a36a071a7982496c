"""What is handed over is checked when it is sealed, and again by whoever opens it."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.gui.instance.letter import (
    MAX_LETTER_BYTES,
    MAX_PATH_CHARACTERS,
    MAX_PATHS,
    PREFIX_BYTES,
    Letter,
    letter_for,
    opened_letter,
    sealed,
)


def test_a_letter_arrives_as_it_was_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-1")
    letter = letter_for(["a.tgz", "/b.whl!/x"], remember=False)
    assert letter.paths == [str(tmp_path / "a.tgz"), "/b.whl!/x"]
    assert (letter.folder, letter.token) == (str(tmp_path), "token-1")
    data = sealed(letter)
    assert data is not None
    assert int.from_bytes(data[:PREFIX_BYTES], "big") == len(data) - PREFIX_BYTES
    assert opened_letter(data[PREFIX_BYTES:]) == letter


SOUND = asdict(Letter("1", "/folder", ["/a"], remember=True, token=""))


@pytest.mark.parametrize(
    "change",
    [
        {"paths": ["/a\0b"]},
        {"paths": ["relative"]},
        {"paths": [""]},
        {"paths": [1]},
        {"paths": "/a"},
        {"paths": ["/a"] * (MAX_PATHS + 1)},
        {"paths": ["/" + "a" * MAX_PATH_CHARACTERS]},
        {"folder": "relative"},
        {"remember": 1},
        {"version": None},
        {"token": "a\nb"},
        {"token": "a" * 1000},
        {"further": 1},
    ],
)
def test_an_unsound_letter_is_none(change: dict[str, object]) -> None:
    assert opened_letter(json.dumps(SOUND).encode()) is not None
    assert opened_letter(json.dumps(SOUND | change).encode()) is None


@given(
    st.binary(max_size=200)
    | st.recursive(st.none() | st.text(), st.lists).map(lambda value: json.dumps(value).encode())
)
def test_no_bytes_raise(data: bytes) -> None:
    assert opened_letter(data) is None


def test_deep_nesting_is_no_letter() -> None:
    assert opened_letter(b"[" * 60_000) is None


def test_what_no_receiver_takes_is_not_sent() -> None:
    assert sealed(letter_for(["/a"] * (MAX_PATHS + 1), remember=True)) is None
    long = "/" + "ü" * (MAX_PATH_CHARACTERS - 1)
    assert len(long) * 6 * 30 > MAX_LETTER_BYTES
    assert sealed(letter_for([long] * 30, remember=True)) is None
