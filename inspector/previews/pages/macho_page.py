"""A macOS program or library, slice by slice."""

from inspector.binaries.macho import read_macho
from inspector.binaries.macho_image import MachoSection, MachoSlice, read_macho_image
from inspector.previews.pages.build_paths import BUILD_PATH, is_build_path
from inspector.previews.pages.built_page import BuiltPage
from inspector.previews.pages.entropy import EntropyBudget
from inspector.previews.pages.page_input import PageError, PageInput

_CPUS = {7: "x86", 0x01000007: "x86-64", 12: "ARM", 0x0100000C: "ARM64", 0x0200000C: "ARM64 (32)", 18: "PowerPC"}
_KINDS = {
    1: "object file", 2: "program", 3: "fixed library", 4: "core dump", 6: "library", 7: "loader", 8: "bundle",
    9: "stub of a library", 10: "debug information", 11: "kernel extension",
}  # fmt: skip
_PLATFORMS = {
    1: "macOS", 2: "iOS", 3: "tvOS", 4: "watchOS", 5: "bridgeOS", 6: "Mac Catalyst", 7: "iOS simulator", 11: "visionOS",
}  # fmt: skip
_FLAGS = (
    (0x1, "no undefined symbols"), (0x80, "two-level names"), (0x20000, "stack can be executed"),
    (0x200000, "position independent"), (0x1000000, "heap cannot be executed"), (0x2000000, "safe for extensions"),
)  # fmt: skip
_ZEROS = (0x1, 0xC, 0x12)


def macho_page(given: PageInput) -> BuiltPage:
    """The page. Raises PageError."""
    image, facts = read_macho_image(given.data), read_macho(given.data)
    if image is None or facts is None or not image.slices:
        raise PageError("It begins like a macOS program, and holds none that can be read.")
    page = BuiltPage("macOS program or library")
    budget = EntropyBudget(given.data)
    for part in image.slices:
        name = _CPUS.get(part.cpu, f"processor {part.cpu}")
        suffix = f" ({name})" if image.is_fat else ""
        page.heading(f"About{suffix}")
        page.field("Processor", name)
        _add_about(page, part)
        page.pairs(f"Libraries that it needs{suffix}", ((how, path) for path, how in part.libraries))
        page.table(
            f"Sections{suffix}",
            ("Segment", "Section", "Offset", "Bytes", "Entropy"),
            (_row(section, budget) for section in part.sections),
        )
    if facts.debug_sections:
        page.heading("Debug information")
        page.words("It holds debug information of its own.")
    if image.problem:
        page.field("Cannot be read on", image.problem, "The file is cut or damaged.")
    return page


def _add_about(page: BuiltPage, part: MachoSlice) -> None:
    page.field("Kind", _KINDS.get(part.kind, f"number {part.kind}"))
    page.field("Flags", ", ".join(word for bit, word in _FLAGS if part.flags & bit))
    page.field("Own name", part.install_name)
    for path in part.rpaths:
        page.field("RPATH", path, BUILD_PATH if is_build_path(path) else "")
    system = _PLATFORMS.get(part.platform, "")
    page.field("Needs", f"{system} {part.least_version}".strip() if part.least_version else "")
    page.field("Built with", f"SDK {part.sdk_version}" if part.sdk_version else "")
    page.field("UUID", part.uuid or "none")
    page.field("Symbols", "stripped" if not part.symbol_count else part.symbol_count)
    signed = f"yes, {part.signature_bytes:,} bytes (not verified)" if part.signature_bytes else "no"
    page.field("Code signature", signed)
    page.field("Encrypted", "yes" if part.is_encrypted else "")


def _row(section: MachoSection, budget: EntropyBudget) -> tuple[str, ...]:
    is_stored = section.flags & 0xFF not in _ZEROS
    entropy = budget.said(section.offset, section.size_bytes) if is_stored else ""
    return section.segment, section.name, f"0x{section.offset:x}", f"{section.size_bytes:,}", entropy
