"""An ELF program or library: what it is, what it loads, what it holds."""

from inspector.binaries.bytes_view import zero_ended
from inspector.binaries.elf import ElfFacts, ElfSection, read_elf
from inspector.binaries.elf_image import ElfImage, read_elf_image
from inspector.previews.pages.build_paths import BUILD_PATH, is_build_path
from inspector.previews.pages.built_page import BuiltPage
from inspector.previews.pages.entropy import EntropyBudget
from inspector.previews.pages.page_input import PageError, PageInput

_KINDS = {1: "object file", 2: "program", 3: "library or position-independent program", 4: "core dump"}
_MACHINES = {
    2: "SPARC", 3: "x86", 8: "MIPS", 20: "PowerPC", 21: "PowerPC 64", 22: "S/390", 40: "ARM", 62: "x86-64",
    183: "AArch64", 243: "RISC-V", 247: "BPF", 258: "LoongArch",
}  # fmt: skip
_SYSTEMS = {0: "System V", 1: "HP-UX", 2: "NetBSD", 3: "Linux (GNU)", 6: "Solaris", 9: "FreeBSD", 12: "OpenBSD"}
_SECTION_KINDS = {
    0: "none", 1: "content", 2: "symbols", 3: "strings", 4: "relocations", 5: "hash table", 6: "dynamic", 7: "notes",
    8: "zeros", 9: "relocations", 11: "dynamic symbols", 14: "start functions", 15: "end functions", 17: "group",
    0x6FFFFFF6: "hash table", 0x6FFFFFFD: "versions", 0x6FFFFFFE: "versions needed", 0x6FFFFFFF: "versions",
}  # fmt: skip
_FLAGS = ((1, "write"), (2, "in memory"), (4, "execute"), (0x400, "per thread"), (0x800, "compressed"))
_NO_BITS, _DYNAMIC_SYMBOLS = 8, 11
_LINKS = (".gnu_debuglink", ".gnu_debugaltlink")


def elf_page(given: PageInput) -> BuiltPage:
    """The page. Raises PageError."""
    image, facts = read_elf_image(given.data), read_elf(given.data)
    if image is None or facts is None:
        raise PageError("It begins like an ELF file, and is none.")
    if image.problem and not image.machine:
        raise PageError(f"The header of this ELF file is cut. {image.problem}")
    page = BuiltPage("ELF program or library")
    _add_about(page, given.data, image, facts)
    if image.is_dynamic:
        page.pairs("Libraries that it needs", (("", name) for name in image.needed))
        _add_safety(page, image)
    _add_sections(page, given.data, facts)
    page.pairs("Paths of the computer that built it", (("", path) for path in facts.build_paths))
    return page


def _add_about(page: BuiltPage, data: bytes, image: ElfImage, facts: ElfFacts) -> None:
    page.heading("About")
    page.field("Kind", _KINDS.get(image.kind, f"kind {image.kind}"))
    order = "little" if image.is_little else "big"
    page.field(
        "Machine", f"{_MACHINES.get(image.machine, f'number {image.machine}')}, {image.bits} bits, {order} endian"
    )
    page.field("System", _SYSTEMS.get(image.system, f"number {image.system}"))
    page.field("Starts at", f"0x{image.entry:x}" if image.entry else "")
    page.field("Loader", image.interpreter)
    page.field("Own name", image.soname)
    page.field("RPATH", image.rpath, _path_mark(image.rpath))
    page.field("RUNPATH", image.runpath, _path_mark(image.runpath))
    page.field("Build id", facts.build_id or "none")
    page.field("Symbols", f"{facts.symbol_count:,} in the full table" if facts.has_symtab else "stripped")
    dynamic = next((s for s in facts.sections if s.kind == _DYNAMIC_SYMBOLS), None)
    page.field("Dynamic symbols", dynamic.size_bytes // max(dynamic.entry_bytes, 1) if dynamic else None)
    page.field("Debug information", facts.debug_bytes or "none")
    for name in _LINKS:
        link = next((s for s in facts.sections if s.name == name and s.kind != _NO_BITS), None)
        page.field("Debug information lies in", zero_ended(data, link.offset, 1024) if link else "")
    for problem in dict.fromkeys(filter(None, (image.problem, facts.problem))):
        page.field("Cannot be read on", problem, "The file is cut or damaged.")


def _path_mark(path: str) -> str:
    """What is wrong with a path that libraries are looked for in."""
    parts = [part for part in path.split(":") if path]
    if any(not part or not part.startswith(("/", "$ORIGIN", "${ORIGIN}")) for part in parts):
        return "Libraries are looked for below the folder that it is started from."
    if any(is_build_path(part) for part in parts):
        return BUILD_PATH
    return ""


def _add_safety(page: BuiltPage, image: ElfImage) -> None:
    page.heading("Protection")
    relro = "full" if image.has_relro and image.binds_now else "partial" if image.has_relro else "none"
    page.field("Read-only relocations", relro)
    page.field("Position independent", image.kind == 3 or image.is_pie)
    stack = "The stack can be executed." if image.has_executable_stack else ""
    page.field("Executable stack", image.has_executable_stack, stack)
    relocations = "Code is changed when it is loaded." if image.has_text_relocations else ""
    page.field("Relocations in code", image.has_text_relocations, relocations)


def _add_sections(page: BuiltPage, data: bytes, facts: ElfFacts) -> None:
    if not facts.sections:
        page.heading("Sections")
        page.words("It has no table of sections.")
        return
    budget = EntropyBudget(data)
    titles = ("Name", "Offset", "Bytes", "Kind", "Flags", "Entropy")
    page.table(f"Sections ({len(facts.sections):,})", titles, (_row(section, budget) for section in facts.sections))


def _row(section: ElfSection, budget: EntropyBudget) -> tuple[str, ...]:
    is_stored = section.kind != _NO_BITS
    return (
        section.name or "(no name)",
        f"0x{section.offset:x}",
        f"{section.size_bytes:,}",
        _SECTION_KINDS.get(section.kind, f"0x{section.kind:x}"),
        ", ".join(word for bit, word in _FLAGS if section.flags & bit),
        budget.said(section.offset, section.size_bytes) if is_stored else "",
    )
