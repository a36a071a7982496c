"""Finds the page of a file and makes it. Each kind is loaded when it is first looked at."""

from collections.abc import Callable
from importlib import import_module

from inspector.previews.pages.built_page import Page
from inspector.previews.pages.kinds import PageKind, page_kind
from inspector.previews.pages.page_input import MAX_PAGE_BYTES, PageError, PageInput

HEAD_BYTES = 8192
_MAKERS = {
    PageKind.NPM: ("npm_page", "npm_page"),
    PageKind.PYTHON: ("header_pages", "python_page"),
    PageKind.RECORD: ("record_page", "RecordPage"),
    PageKind.CARGO: ("cargo_page", "cargo_page"),
    PageKind.GEM: ("gem_page", "gem_page"),
    PageKind.DEBIAN: ("header_pages", "debian_page"),
    PageKind.JAR: ("header_pages", "jar_page"),
    PageKind.NUSPEC: ("xml_pages", "nuspec_page"),
    PageKind.VSIX: ("xml_pages", "vsix_page"),
    PageKind.CONDA: ("json_pages", "conda_page"),
    PageKind.IMAGE: ("json_pages", "image_page"),
    PageKind.ELF: ("elf_page", "elf_page"),
    PageKind.PE: ("pe_page", "pe_page"),
    PageKind.MACHO: ("macho_page", "macho_page"),
    PageKind.PYC: ("pyc_page", "pyc_page"),
    PageKind.WASM: ("wasm_page", "wasm_page"),
    PageKind.CERTIFICATE: ("certificate_page", "certificate_page"),
    PageKind.FONT: ("font_page", "font_page"),
    PageKind.NOTEBOOK: ("notebook_page", "notebook_page"),
    PageKind.TABLE: ("table_page", "table_page"),
}
"""Module and function by kind."""


def kind_of(head: bytes, name: str) -> PageKind:
    """Which page a file has by its first HEAD_BYTES. Raises PageError where it has none."""
    kind = page_kind(head, name)
    if kind is None:
        raise PageError("This kind of file has no structure that can be shown.")
    return kind


def open_page(given: PageInput) -> Page:
    """The page of a file. Raises PageError where it has none or is not what it looks like."""
    kind = kind_of(given.data[:HEAD_BYTES], given.name)
    if len(given.data) > MAX_PAGE_BYTES:
        raise PageError("It is too long for its structure to be shown.")
    module, name = _MAKERS[kind]
    make: Callable[[PageInput], Page] = getattr(import_module(f"inspector.previews.pages.{module}"), name)
    return make(given)
