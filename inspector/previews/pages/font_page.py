"""A font by its naming table: family, version, whose it is, under which licence."""

from inspector.binaries.font import FontFacts, read_font
from inspector.previews.pages.built_page import BuiltPage
from inspector.previews.pages.page_input import PageError, PageInput

_NAMES = (
    (4, "Name"), (1, "Family"), (2, "Style"), (16, "Family, as typographers say"), (17, "Style, as typographers say"),
    (5, "Version"), (6, "PostScript name"), (3, "Identifier"), (8, "Manufacturer"), (9, "Designer"), (7, "Trademark"),
    (0, "Copyright"), (13, "License"), (14, "License's address"), (11, "Vendor's address"), (12, "Designer's address"),
    (10, "Description"), (19, "Sample"),
)  # fmt: skip
_RESTRICTED, _PREVIEW, _EDITABLE = 0x2, 0x4, 0x8
_CONTAINERS = {"plain": "", "collection": "collection of fonts", "WOFF": "WOFF", "WOFF2": "WOFF2"}


def font_page(given: PageInput) -> BuiltPage:
    """The page. Raises PageError."""
    found = read_font(given.data)
    if found is None or not found.fonts:
        raise PageError("It begins like a font, and holds none that can be read.")
    page = BuiltPage("Font")
    for number, font in enumerate(found.fonts, start=1):
        page.heading(f"Font {number}" if len(found.fonts) > 1 else "About")
        page.field("File", _CONTAINERS[found.container])
        _add(page, font)
    if found.problem:
        page.field("Cannot be read on", found.problem, "Not all is shown.")
    return page


def _add(page: BuiltPage, font: FontFacts) -> None:
    for number, title in _NAMES:
        page.field(title, font.names.get(number, ""))
    page.field("Outlines", font.outlines)
    page.field("Glyphs", font.glyph_count)
    if font.embedding is not None:
        words, is_restricted = _embedding(font.embedding)
        page.field("Embedding", words, "It may not be shipped inside of anything." if is_restricted else "")
    page.table(
        f"Tables ({len(font.tables):,})",
        ("Table", "Offset", "Bytes"),
        ((name, f"0x{offset:x}", f"{size_bytes:,}") for name, offset, size_bytes in font.tables),
    )


def _embedding(bits: int) -> tuple[str, bool]:
    """The least restrictive permission counts (OpenType, OS/2, fsType)."""
    if not bits & 0xF:
        return "allowed", False
    if bits & _EDITABLE:
        return "allowed for documents that are edited", False
    if bits & _PREVIEW:
        return "allowed for documents that are only read or printed", False
    return "forbidden without the owner's permission", bool(bits & _RESTRICTED)
