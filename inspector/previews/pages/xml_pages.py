"""Manifests in XML: `.nuspec` of NuGet packages and `.vsixmanifest` of editor extensions. No entity is ever read."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from inspector.packages.nupkg import nuspec_mistake
from inspector.previews.pages.built_page import BuiltPage
from inspector.previews.pages.page_input import PageError, PageInput

MAX_XML_BYTES = 4 << 20
MAX_ELEMENTS = 20_000
MAX_DEPTH = 40
_PARTS = {
    "dependencies": "Dependencies", "dependency": "Dependencies", "frameworkassemblies": "Framework assemblies",
    "references": "References", "contentfiles": "Content files", "files": "Files", "packagetypes": "Kinds of package",
    "properties": "Properties", "installation": "Installs into", "assets": "Assets", "prerequisites": "Prerequisites",
}  # fmt: skip


def nuspec_page(given: PageInput) -> BuiltPage:
    """A `.nuspec` (NuGet's reference of it). Raises PageError."""
    return _page("NuGet package: nuspec", given.data)


def vsix_page(given: PageInput) -> BuiltPage:
    """A `.vsixmanifest` (VSIX manifest schema 2.0). Raises PageError."""
    return _page("Editor extension: manifest", given.data)


def _page(title: str, data: bytes) -> BuiltPage:
    if len(data) > MAX_XML_BYTES:
        raise PageError("It is longer than a manifest may be.")
    mistake = nuspec_mistake(data)
    if mistake is not None:
        raise PageError(mistake[0])
    page = BuiltPage(title)
    about, parts = list[tuple[str, str]](), dict[str, list[tuple[str, str]]]()
    for group, name, value in _walk(fromstring(data, forbid_dtd=True)):
        if group in _PARTS:
            parts.setdefault(_PARTS[group], []).append((name, value))
        else:
            about.append((name, value))
    page.pairs("About", about)
    for heading, rows in parts.items():
        page.pairs(heading, rows)
    if not page.rows:
        page.words("It says nothing.")
    return page


def _walk(root: Element) -> Iterator[tuple[str, str, str]]:
    """Group, name and text of each element that says something, in order; nested no deeper than any manifest."""
    stack: list[tuple[Element, str, int]] = [(root, "", 0)]
    left = MAX_ELEMENTS
    while stack and left:
        left -= 1
        element, group, depth = stack.pop()
        name = _local(element.tag)
        group = group or (name.lower() if name.lower() in _PARTS else "")
        text = "  ·  ".join(filter(None, [(element.text or "").strip(), *_attributes(element)]))
        if text and depth:
            yield group, name, text
        if depth < MAX_DEPTH:
            stack += [(below, group, depth + 1) for below in reversed(element)]


def _attributes(element: Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        yield f"{_local(key)}: {value}"


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else "comment"
