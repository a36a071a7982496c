"""Published npm packages with source maps, and how many maps, sources and contents each holds.

Counted beforehand with tools of their own: maps are files that are maps plus maps inside other files, sources every
item of every `sources`, contents those with a string in `sourcesContent`, distinct by digest over all of them.
"""

from dataclasses import dataclass
from pathlib import Path

from inspector.core.end_state import EndState
from inspector.core.sourcefacts import SourceFacts
from inspector.engine.scan import scan_events
from inspector.engine.worker_session import Session
from tests.registry.map_listing import MapListing


@dataclass(frozen=True)
class MapPackage:
    """One package; None where nobody counted."""

    name: str
    version: str
    sha256_start: str
    maps: int | None = None
    sources: int | None = None
    with_content: int | None = None
    distinct: int | None = None
    linked: int | None = None
    """Sources without content that lie in the package."""
    nested: int = 0
    """Maps inside rebuilt sources, not counted with the others."""

    @property
    def expected(self) -> dict[str, int]:
        figures = {
            "maps": self.maps, "sources": self.sources, "with content": self.with_content, "distinct": self.distinct,
            "linked": self.linked, "nested": self.nested,
        }  # fmt: skip
        return {name: figure for name, figure in figures.items() if figure is not None}


PACKAGES = (
    MapPackage("bootstrap", "5.3.9", "06bdf78289c3", 48, 751, 751, 166),
    MapPackage("rxjs", "7.8.2", "2312f8ffd972", 1003, 1240, 238, linked=1001),
    MapPackage("typeorm", "0.2.45", "96d49d0e2c48", 927, distinct=474),
    MapPackage("zxcvbn", "4.3.0", "98bb0e66e3a8", 8, 15, 8),
    MapPackage("ngx-toastr", "10.2.0", "cd24ab205925", 32, 80, 80, 15),
    MapPackage("hls.js", "0.14.17", "9e8216ee658b", 5, 442, 442),
    MapPackage("antd", "6.6.8", "8eb361740b62", 4, 6570, 6570, 1881),
    MapPackage("babylonjs", "9.34.0", "3049f2fd4eeb", 2, 4352, 4352),
    MapPackage("mermaid", "11.17.2", "6ad2f42c3fc2", 276, 4927, distinct=1142),
    MapPackage("exceljs", "4.4.0", "8adac13d192c", 169, 1983, distinct=556, nested=120),
    MapPackage("element-plus", "2.14.8", "867a77b82904", 2070, 4338, distinct=1042),
    MapPackage("lit", "3.3.3", "92f8d5bcd63e", 154, 119, 42),
    MapPackage("stripe", "23.1.0", "7066de352ba7", 542, with_content=0, linked=0),
    MapPackage("@anthropic-ai/sdk", "1.12.0", "9bc5902a1b81", 1448, 1448, 0, linked=1448),
    MapPackage("@babel/core", "7.29.13", "7004c34119cc", 57, 57, 57),
    MapPackage("rollup", "4.68.7", "05b01ada4d2c", 0),
    MapPackage("terser", "5.51.2", "e861b3a42eef", 0),
    MapPackage("quill", "2.0.3", "3a8a6cb4383b", 69, 521, distinct=246),
    MapPackage("axios", "1.21.1", "5659acb8c941", 2, 115, distinct=58),
    MapPackage("preact", "11.2.0", "3c4456766bd3", 7, 36, distinct=34),
)
SMALL = frozenset({"bootstrap", "zxcvbn", "ngx-toastr", "terser", "@babel/core", "axios", "preact", "lit"})
"""Read within moments."""


def counted(path: Path) -> dict[str, int]:
    """The figures of one tarball."""
    listing = MapListing()
    session = Session(str(path), scan=False)
    try:
        for event in scan_events(session):
            listing.feed(event)
    finally:
        session.close()
    assert listing.state is EndState.COMPLETE, path
    sources = listing.sources
    contents = [source for source in sources if source.has_content]
    return {
        "maps": len(listing.maps),
        "sources": len(sources),
        "with content": len(contents),
        "distinct": len({_digest(source) for source in contents}),
        "linked": sum(source.linked is not None for source in sources),
        "nested": listing.nested_count,
    }


def _digest(source: SourceFacts) -> str:
    assert source.sha256 is not None
    return source.sha256
