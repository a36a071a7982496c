"""Schemes that bundlers put before the names of sources, and names that are no file of anybody's."""

import re

BUNDLER_SCHEMES = frozenset(
    {
        "webpack", "webpack-internal", "webpack-generated", "rspack", "rspack-internal", "turbopack", "ng", "meteor",
        "parcel", "rollup", "rolldown", "vite", "esbuild", "bun", "browserify", "metro", "app", "mako", "farm", "ionic",
        "capacitor", "systemjs", "sapper", "chunk",
    }
)  # fmt: skip
"""Before `://`: what follows is a namespace and a path from the project's root, no address."""

VIRTUAL_SCHEMES = frozenset(
    {"node", "virtual", "dep", "external", "npm", "jsr", "bun", "deno", "commonjs", "css", "blob"}
)
"""Before a colon without slashes: ids of modules that name no file."""

_STARTS = (
    "external ", "(webpack)", "(rspack)", "(ignored)", "(disabled)", "ignored|", "multi ", "dll ", "delegated ",
    "container entry ", "provide shared module ", "provide module ", "consume shared module ", "remote ", "fallback ",
    "[turbopack]", "[next]", "[externals]", "[synthetic", "<", "\0", "vite/preload-helper",
    "vite/modulepreload-polyfill",
    "vite/dynamic-import-helper", "rolldown/runtime", "_virtual/",
)  # fmt: skip
_RUNTIME = re.compile(
    r"(?:webpack|rspack)/(?:bootstrap|runtime|startup|before-startup|after-startup|container|sharing"
    r"|universalModuleDefinition)\b"
)
_CONTEXT_WORD = re.compile(r"(?:^|[ |])(?:sync|lazy|lazy-once|eager|weak|async-weak)(?:[ |]|$)")


def is_synthetic(path: str) -> bool:
    """Whether a name (scheme and namespace removed) stands for a module that the bundler made up."""
    return path.startswith(_STARTS) or bool(_RUNTIME.match(path)) or _is_context(path)


def has_folders(path: str) -> bool:
    """Whether the slashes of a synthetic name separate folders; in others they belong to a regular expression."""
    return bool(_RUNTIME.match(path)) or path.startswith(("(webpack)/", "(rspack)/", "[", "_virtual/", "vite/"))


def _is_context(path: str) -> bool:
    """`require.context`: a folder, a word for how it loads, and mostly a regular expression or options in pipes."""
    if (" " not in path and "|" not in path) or not _CONTEXT_WORD.search(path):
        return False
    return "^" in path or "|" in path or path.startswith(" ") or path.endswith((" sync", " lazy", " recursive"))
