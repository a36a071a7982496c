"""What a bundler's loader made of a file and left under the file's own name.

Stylesheets come out of css-loader as modules, components of Vue and Svelte in pieces: several entries of a map have
one path, and only one of them is the file as it was written.
"""

import re

HEAD_BYTES = 4096

_STYLES = frozenset({"css", "scss", "sass", "less", "styl", "stylus", "pcss"})
_COMPONENTS = frozenset({"vue", "svelte", "astro"})
_COMMENT = rb"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/"
_MODULE_START = re.compile(
    rb"\A(?:\s|//[^\n]*(?:\n|\Z)|" + _COMMENT + rb")*"
    rb"""(?:import\b[^;]{1,200}\bfrom\b|import\s*["'(]|export\s+(?:default\b|const\b|[{*])|module\.exports\b"""
    rb"""|exports(?:\.|\s*=)|var\s|const\s|let\s|function\b|["']use strict["']|throw new Error\()"""
)
_LOADER_COMMENT = re.compile(
    rb"\A\s*// (?:extracted by mini-css|style-loader|Imports$|removed by extract-text)", re.MULTILINE
)
_COMPONENT_PART = re.compile(rb"<(?:template|script|style)\b|\A---|<[a-zA-Z]")


def is_loader_output(path: str, head: bytes) -> bool:
    """Whether a content, of which the first HEAD_BYTES are enough, cannot be the file that its path names."""
    suffix = path.rpartition(".")[2].lower()
    if suffix in _STYLES:
        return bool(_MODULE_START.match(head[:HEAD_BYTES]) or _LOADER_COMMENT.match(head[:HEAD_BYTES]))
    return suffix in _COMPONENTS and bool(head.strip()) and not _COMPONENT_PART.search(head[:HEAD_BYTES])
