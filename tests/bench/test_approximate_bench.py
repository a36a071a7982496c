"""Approximate texts held against the true ones of published packages, which the same maps contain.

`pytest -m bench tests/bench/test_approximate_bench.py -s`; packages that are not cached are fetched with `npm pack`.
"""

import tarfile
import time
from pathlib import Path

import pytest

from inspector.sourcemaps.approximate import approximate_source
from inspector.sourcemaps.map_names import read_names
from inspector.sourcemaps.mapping_lookup import MappingLookup
from inspector.sourcemaps.reader import read_map
from inspector.sourcemaps.segments import read_segments
from inspector.sourcemaps.stretches import stretches_of
from inspector.sourcemaps.utf16_text import Utf16Text
from tests.bench.approximate_score import Score
from tests.registry.published import npm

pytestmark = pytest.mark.bench

CASES = [
    # name, version, minified file, least recall, least precision, least share of lines
    ("bootstrap", "5.3.9", "package/dist/js/bootstrap.bundle.min.js", 0.75, 0.93, 0.80),
    ("axios", "1.21.1", "package/dist/axios.min.js", 0.73, 0.75, 0.80),
    ("antd", "6.6.8", "package/dist/antd.min.js", 0.68, 0.83, 0.80),
    ("mermaid", "11.17.2", "package/dist/mermaid.min.js", 0.75, 0.85, 0.80),
    ("hls.js", "0.14.17", "package/dist/hls.min.js", 0.70, 0.80, 0.75),
    ("quill", "2.0.3", "package/dist/quill.js", 0.65, 0.78, 0.75),
    ("ngx-toastr", "10.2.0", "package/bundles/ngx-toastr.umd.min.js", 0.45, 0.55, 0.55),
]


def scored(tarball: Path, shipped_path: str) -> Score:
    """All sources of one map for which the map has a text and positions."""
    with tarfile.open(tarball) as archive:
        code, data = (_member(archive, path) for path in (shipped_path, f"{shipped_path}.map"))
    found = read_map(data)
    lookup, names, shipped = MappingLookup(read_segments(found)), read_names(found), Utf16Text(code)
    stretches, score = stretches_of(lookup.segments, shipped), Score()
    for source in range(len(found.sources)):
        content = found.content(source)
        if content is None:
            continue
        start_s = time.process_time()
        made = approximate_source(lookup.segments, stretches, lookup.rows_of_source(source).rows, names, shipped)
        score.seconds += time.process_time() - start_s
        if made.mapped_lines:
            score.add(made.text, content.data.decode("utf-8", "replace"))
    return score


def _member(archive: tarfile.TarFile, path: str) -> bytes:
    member = archive.extractfile(path)
    assert member is not None, path
    return member.read()


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_identifiers_stand_on_their_lines(case: tuple[str, str, str, float, float, float]) -> None:
    name, version, path, recall, precision, touched = case
    score = scored(npm(name, version), path)
    print(  # noqa: T201
        f"\n{name:<12} {score.sources:5} sources, recall {score.recall:.2f}, precision {score.precision:.2f}, "
        f"lines touched {score.touched:.2f}, {score.seconds:.2f} s"
    )
    assert score.recall >= recall
    assert score.precision >= precision
    assert score.touched >= touched
