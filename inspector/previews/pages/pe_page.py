"""A Windows program or library: headers, what it loads, sections, whether it is signed."""

from inspector.binaries.key_files import read_key_file
from inspector.binaries.pe import PeFacts, read_pe
from inspector.binaries.pe_image import PeImage, read_pe_image
from inspector.previews.pages.built_page import BuiltPage
from inspector.previews.pages.entropy import EntropyBudget
from inspector.previews.pages.page_input import PageError, PageInput
from inspector.previews.structure.layout import moment

_MACHINES = {
    0x14C: "x86", 0x8664: "x86-64", 0x1C0: "ARM", 0x1C4: "ARM (Thumb-2)", 0xAA64: "ARM64", 0x200: "Itanium",
    0x5032: "RISC-V 32", 0x5064: "RISC-V 64",
}  # fmt: skip
_SUBSYSTEMS = {1: "driver", 2: "window", 3: "console", 9: "Windows CE", 10: "EFI application", 14: "Xbox"}
_FLAGS = ((0x2, "program"), (0x20, "large addresses"), (0x1000, "system file"), (0x2000, "library"))
_SAFETY = (
    (0x20, "64-bit address randomisation"), (0x40, "address randomisation"), (0x80, "checked signatures"),
    (0x100, "no execution of data"), (0x400, "no structured exceptions"), (0x4000, "control flow guard"),
)  # fmt: skip
_SECTION_FLAGS = (
    (0x20, "code"), (0x40, "data"), (0x80, "zeros"), (0x02000000, "discarded"), (0x10000000, "shared"),
    (0x20000000, "execute"), (0x40000000, "read"), (0x80000000, "write"),
)  # fmt: skip
_CERTIFICATE_HEADER_BYTES, _MAX_SIGNATURE_BYTES = 8, 1 << 20
_DATA_EXECUTION, _RANDOM = 0x100, 0x40


def pe_page(given: PageInput) -> BuiltPage:
    """The page. Raises PageError."""
    image, facts = read_pe_image(given.data), read_pe(given.data)
    if image is None or facts is None:
        raise PageError("It begins like a Windows program, and is none.")
    page = BuiltPage("Windows program or library")
    _add_about(page, image, facts)
    page.pairs("Libraries that it needs", (("", name) for name in image.libraries))
    page.pairs("Libraries that it loads when needed", (("", name) for name in image.delayed))
    _add_safety(page, image)
    _add_signers(page, given.data, image)
    budget = EntropyBudget(given.data)
    titles = ("Name", "Offset", "Bytes", "In memory", "Flags", "Entropy")
    page.table(
        f"Sections ({len(image.sections):,})",
        titles,
        (
            (
                section.name or "(no name)",
                f"0x{section.offset:x}",
                f"{section.size_bytes:,}",
                f"{section.memory_bytes:,}",
                _words(section.flags, _SECTION_FLAGS),
                budget.said(section.offset, section.size_bytes),
            )
            for section in image.sections
        ),
    )
    return page


def _add_about(page: BuiltPage, image: PeImage, facts: PeFacts) -> None:
    page.heading("About")
    page.field("Machine", f"{_MACHINES.get(image.machine, f'0x{image.machine:x}')}, {image.bits} bits")
    page.field("Kind", _words(image.flags, _FLAGS))
    page.field("Runs as", _SUBSYSTEMS.get(image.subsystem, f"number {image.subsystem}"))
    page.field("Holds .NET code", image.is_managed)
    page.field("Linked at", f"{moment(image.time_s)}, or a hash of the content" if image.time_s else "no time")
    page.field("Exports", f"{image.export_count:,} as {image.export_name}" if image.export_name else "")
    page.field("Symbols", image.symbol_count or "stripped")
    page.field("Debug information lies in", facts.pdb_path or "")
    page.field("Debug information inside", facts.has_dwarf or facts.has_embedded_pdb)
    signed = f"yes, {image.certificate_bytes:,} bytes (not verified)" if image.certificate_bytes else "no"
    page.field("Signature (Authenticode)", signed)
    for problem in dict.fromkeys(filter(None, (image.problem, facts.problem))):
        page.field("Cannot be read on", problem, "The file is cut or damaged.")


def _add_safety(page: BuiltPage, image: PeImage) -> None:
    page.heading("Protection")
    page.field("Switched on", _words(image.safety_flags, _SAFETY) or "none")
    lacking = [word for bit, word in _SAFETY if bit in (_DATA_EXECUTION, _RANDOM) and not image.safety_flags & bit]
    page.field("Lacking", ", ".join(lacking), "Every newer linker switches it on." if lacking else "")


def _add_signers(page: BuiltPage, data: bytes, image: PeImage) -> None:
    """The certificates that lie in the signature (Microsoft "PE Format", "The Attribute Certificate Table")."""
    start = image.certificate_offset + _CERTIFICATE_HEADER_BYTES
    held = data[start : image.certificate_offset + min(image.certificate_bytes, _MAX_SIGNATURE_BYTES)]
    items = read_key_file(held) if image.certificate_bytes else []
    rows = [(item.certificate.subject, item.certificate.not_after) for item in items if item.certificate]
    page.table("Certificates in the signature, not verified", ("Subject", "Valid until"), rows)
    if image.certificate_bytes and not rows:
        page.heading("Certificates in the signature")
        page.words("The signature is cut or damaged: no certificate can be read.")


def _words(value: int, names: tuple[tuple[int, str], ...]) -> str:
    return ", ".join(word for bit, word in names if value & bit)
