"""Published packages, scanned from the command line: the figures that other tools get wrong.

Maps, sources and contents were counted beforehand; contents are distinct by SHA-256 over all
maps, inline ones included.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.registry import published

pytestmark = pytest.mark.registry

NPM = [
    # name, version, maps, inline maps, sources, with content, distinct, bytes, lines
    ("bootstrap", "5.3.9", 48, 0, 751, 751, 166, None, 82_224),
    ("rxjs", "7.8.2", 1003, 0, 1240, 238, 238, 277_041, None),
    ("hls.js", "0.14.17", 5, 0, 442, 442, 223, 1_869_799, None),
    ("zxcvbn", "4.3.0", 8, 0, 15, 8, 8, 845_278, None),
    ("ngx-toastr", "10.2.0", 4, 28, 80, 80, 15, None, None),
    ("babylonjs", "9.34.0", 2, 0, 4352, 4352, 2176, 22_385_623, None),
]


def scanned(run: Run, path: Path) -> dict[str, Any]:
    done = run("scan", path, "-f", "json")
    assert done.code in (0, 1), done.err
    report: dict[str, Any] = json.loads(done.out)
    assert report["end_state"] == "complete"
    assert [p for p in report["problems"] if p["kind"] != "note"] == []
    return report


@pytest.mark.parametrize("case", NPM, ids=[case[0] for case in NPM])
def test_exposure_of_npm_packages(run: Run, case: tuple[Any, ...]) -> None:
    name, version, maps, inline, sources, with_content, distinct, size_bytes, lines = case
    report = scanned(run, published.npm(name, version))
    package = report["artifact"]["package"]
    assert (package["ecosystem"], package["name"], package["version"]) == ("npm", name, version)
    exposure = report["exposure"]
    got = [exposure[key] for key in ("maps", "inline_maps", "sources_listed", "sources_with_content")]
    assert got == [maps, inline, sources, with_content]
    assert exposure["distinct_contents"] == distinct
    if size_bytes is not None:
        assert exposure["distinct_bytes"] == size_bytes
    if lines is not None:
        assert exposure["distinct_lines"] == lines
    parties = [exposure[party]["files"] for party in ("first_party", "third_party", "bundler", "outside")]
    assert sum(parties) == distinct


TALKS_OF_MAPS = [
    ("terser", "5.51.2"), ("webpack", "5.112.2"), ("vite", "8.3.8"), ("svelte", "5.57.3"), ("@babel/core", "7.29.13"),
]  # fmt: skip
"""Tools whose code holds the comment, and literals that look like maps."""


@pytest.mark.parametrize(("name", "version"), TALKS_OF_MAPS, ids=[name for name, _ in TALKS_OF_MAPS])
def test_code_that_makes_maps_is_none(run: Run, name: str, version: str) -> None:
    listed = run("list", published.npm(name, version), "--json")
    assert listed.code == 0, listed.err
    assert [entry["path"] for entry in json.loads(listed.out) if entry["origin"] == "embedded"] == []


def test_a_wheel_matches_its_record(run: Run) -> None:
    report = scanned(run, published.wheel("numpy"))
    assert report["artifact"]["package"]["name"] == "numpy"
    assert [f for f in report["findings"] if f["rule"].startswith("int-record")] == []


def test_a_source_distribution(run: Run) -> None:
    report = scanned(run, published.sdist("six"))
    assert report["artifact"]["package"]["ecosystem"] == "pypi"


def test_a_debian_package(run: Run) -> None:
    path = published.deb("hello")
    report = scanned(run, path)
    assert report["artifact"]["package"]["ecosystem"] == "deb"
    paths = [item["path"] for item in json.loads(run("list", path, "--json").out)]
    assert any(path.endswith("!/./usr/bin/hello") for path in paths)
