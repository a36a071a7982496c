"""Names that deceive, break terminals or are no text: listed truthfully, shown by their path, their bytes kept."""

import base64
import json
import unicodedata
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.containers.context_builder import END, octal, padded, pax_header, tar_header
from tests.containers.zip_builder import central, local, zip_file

NAMES = {
    "nul": b"real\0hidden",
    "escape": b"a\x1b[2Kb",
    "lines": b"a\r\nb",
    "backslash": b"..\\..\\x",
    "bidi": "a\u202egpj.exe".encode(),
    "zero width": "pa\u200bckage".encode(),
    "tag": "a\U000e0041".encode(),
    "confusable": "\u0440ackage.json".encode(),
    "no UTF-8": b"gr\x81n\xff",
    "percent": b"100%25",
    "separator": b"a!/b",
    "surrogate": b"\xed\xa0\x80",
    "overlong": b"long/" * 1000 + b"x",
}


@pytest.fixture(scope="module", params=["tar", "zip"])
def odd(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("names") / f"odd.{request.param}"
    if request.param == "tar":
        records = [
            pax_header([(b"path", name)]) + tar_header(b"x", octal(len(text))) + padded(text.encode())
            for text, name in NAMES.items()
        ]
        path.write_bytes(b"".join(records) + END)
        return path
    parts, directory, at = [], b"", 0
    for name in NAMES.values():
        parts.append(local(name))
        directory += central(name, at)
        at += len(parts[-1])
    path.write_bytes(zip_file(*parts, directory=directory, count=len(parts)))
    return path


def test_the_listing_is_exact_and_harmless(run: Run, odd: Path) -> None:
    text = run("list", odd).out.decode()
    assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c != "\n"]
    items = [item for item in json.loads(run("list", odd, "--json").out) if item["origin"] == "archived"]
    assert len(items) == len(NAMES)
    assert len({item["path"] for item in items}) == len(NAMES)
    for item, raw in zip(items, NAMES.values(), strict=True):
        if "name_raw_base64" in item:
            assert base64.b64decode(item["name_raw_base64"]) == raw
    no_text = items[list(NAMES).index("no UTF-8")]
    assert base64.b64decode(no_text["name_raw_base64"]) == NAMES["no UTF-8"]


@pytest.mark.parametrize("which", ["nul", "no UTF-8"])
def test_every_path_leads_to_its_entry(run: Run, odd: Path, which: str) -> None:
    items = [item for item in json.loads(run("list", odd, "--json").out) if item["origin"] == "archived"]
    path = items[list(NAMES).index(which)]["path"]
    assert run("show", odd, path).out == (which.encode() if odd.suffix == ".tar" else b"content")
