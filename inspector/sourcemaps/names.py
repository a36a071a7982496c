"""Names in `sources`, classified and normalised to paths of one virtual tree.

Three things stay apart: the name as the map spells it (kept for ever), the tree path made here, and the
path of an exported file (`engine.export_door`). Nothing is percent-decoded, and no climbing is dropped:
`../../a.ts` becomes `_up2/a.ts`.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from inspector.core.sourcefacts import SourceClass
from inspector.sourcemaps.schemes import BUNDLER_SCHEMES, VIRTUAL_SCHEMES, has_folders, is_synthetic

MAX_PATH_CHARACTERS = 1024
MAX_COMPONENTS = 64

_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+):(?P<slashes>//)?")
_BARE_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+):/*")
_CLIMB_FOLDER = re.compile(r"_up[0-9]+")
"""A folder that is really called so comes below `_up0`: what climbs cannot be imitated."""
_DRIVE = re.compile(r"[A-Za-z]:(?=/|$)")
_FILE_INSIDE = re.compile(r"(?:^|.*/)file:/+(?P<rest>.*)", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlacedSource:
    """Where one source stands in the tree."""

    tree_path: str
    """May hold anything but empty, `.` and `..` components; lone surrogates are kept."""
    source_class: SourceClass
    namespace: str = ""
    """What stood between a bundler's scheme and the path."""
    has_namespace: bool = False
    """Whether the tree path begins with it."""
    variant: str = ""
    """The query that was cut off: bundlers name several outputs of one file by it."""
    is_rooted: bool = True
    """False where the path is relative to the folder of the map."""


def place_source(name: str | None, source_root: str | None, unnamed_key: str = "") -> PlacedSource:
    """Classifies one name. `unnamed_key` tells nameless sources apart: a digest of the content, or a number.

    `sourceRoot` is put before relative names only; for names that are absolute or have a scheme the
    concatenation that ECMA-426 asks for makes no path.
    """
    if not name:
        return PlacedSource(f"_unnamed/{unnamed_key or 'source'}", SourceClass.UNNAMED)
    if name[:5].lower() == "data:":
        return PlacedSource(f"_data/{_short_hash(name)}", SourceClass.DATA)
    if _stands_alone(name):
        return _bounded(_place(name))
    return _bounded(_place(f"{_joinable(source_root)}{name}" if source_root else name))


def _joinable(root: str) -> str:
    """A root with a slash at its end; a bare scheme, which may have lost some of its slashes, without a namespace."""
    scheme = _BARE_SCHEME.fullmatch(root)
    if scheme and scheme["scheme"].lower() in BUNDLER_SCHEMES:
        return f"{scheme['scheme']}:///"
    return root if root.endswith("/") else f"{root}/"


def place_sources(names: Sequence[tuple[str | None, str | None, str]]) -> list[PlacedSource]:
    """All sources of a map, each as (name, source root, key); namespaces are kept where two would collide."""
    placed = [place_source(*item) for item in names]
    spaces = {(p.tree_path, p.namespace) for p in placed if p.namespace and p.source_class is not SourceClass.SYNTHETIC}
    shared = {path for path, count in Counter(path for path, _ in spaces).items() if count > 1}
    return [_with_namespace(p) if p.tree_path in shared and p.namespace else p for p in placed]


def _with_namespace(placed: PlacedSource) -> PlacedSource:
    if placed.source_class is SourceClass.SYNTHETIC:
        return placed
    return replace(placed, tree_path=with_namespace(placed.namespace, placed.tree_path), has_namespace=True)


def with_namespace(namespace: str, path: str) -> str:
    """A path below its namespace, which may hold anything."""
    return "/".join((*_components(namespace)[1], path))


def _stands_alone(name: str) -> bool:
    """Whether a name needs no `sourceRoot`: absolute, with a scheme, or no file."""
    if ":" not in name and "\\" not in name:
        return name[0] == "/" or is_synthetic(name)
    slashed = name.replace("\\", "/")
    if slashed.startswith("/") or _DRIVE.match(slashed) or is_synthetic(name):
        return True
    match = _SCHEME.match(name)
    return bool(match and (match["slashes"] or match["scheme"].lower() in (*VIRTUAL_SCHEMES, "file")))


def _place(full: str) -> PlacedSource:
    has_colon = ":" in full
    inside = _FILE_INSIDE.match(full) if has_colon else None
    if inside:
        return _absolute(inside["rest"])
    match = _SCHEME.match(full) if has_colon else None
    if match and match["slashes"]:
        scheme, rest = match["scheme"].lower(), full[match.end() :]
        return _bundled(rest) if scheme in BUNDLER_SCHEMES else _remote(rest)
    if is_synthetic(full) or (match and match["scheme"] in VIRTUAL_SCHEMES):
        return _synthetic("", full)
    path = full.replace("\\", "/")
    if path.startswith("/") or _DRIVE.match(path):
        return _absolute(path)
    return _relative(path, is_rooted=False)


def _bundled(rest: str) -> PlacedSource:
    """What follows `webpack://`: a namespace up to the first slash, then a path from the project's root."""
    namespace, _, path = rest.partition("/")
    if namespace.startswith("@") and "/" in path:  # a package in a scope of npm
        package, _, path = path.partition("/")
        namespace = f"{namespace}/{package}"
    if namespace in ("..", "~") or (not path and "." in namespace):
        namespace, path = "", rest
    elif namespace in (".", "[project]"):
        namespace = ""
    if is_synthetic(namespace + "/") or is_synthetic(path):
        return _synthetic("" if namespace.startswith("(") else namespace, path or namespace)
    slashed = path.replace("\\", "/").removeprefix("[project]/")
    if slashed.startswith("/") or _DRIVE.match(slashed):
        return replace(_absolute(slashed), namespace=namespace)
    return replace(_relative(slashed, is_rooted=True), namespace=namespace)


def _relative(path: str, *, is_rooted: bool) -> PlacedSource:
    path, _, query = path.partition("?")
    climbed, parts = _components(path)
    if not parts:
        return PlacedSource(f"_unnamed/{_short_hash(path)}", SourceClass.UNNAMED, variant=query)
    if climbed or _CLIMB_FOLDER.fullmatch(parts[0]):
        parts.insert(0, f"_up{climbed}")
    source_class = SourceClass.OUTSIDE if climbed else SourceClass.PROJECT
    return PlacedSource("/".join(parts), source_class, variant=query, is_rooted=is_rooted)


def _absolute(path: str) -> PlacedSource:
    path, _, query = path.replace("\\", "/").partition("?")
    _, parts = _components(path)
    if parts and _DRIVE.fullmatch(parts[0]):
        parts[0] = parts[0][0]
    return PlacedSource("/".join(("_abs", *(parts or ["root"]))), SourceClass.ABSOLUTE, variant=query)


def _remote(rest: str) -> PlacedSource:
    path, _, query = rest.partition("?")
    _, parts = _components(path)
    return PlacedSource("/".join(("_url", *(parts or ["address"]))), SourceClass.URL, variant=query)


def _synthetic(namespace: str, path: str) -> PlacedSource:
    """Made-up modules: slashes in their regular expressions are no folders."""
    bare = path.strip()
    if not has_folders(bare):
        bare = bare.removeprefix("./").replace("/", "_").replace("\\", "_")
    climbed, parts = _components(bare)
    head = [f"_up{climbed}"] if climbed else []
    full = ("_bundler", *_components(namespace)[1], *head, *(parts or ["module"]))
    return PlacedSource("/".join(full), SourceClass.SYNTHETIC, namespace)


def _components(path: str) -> tuple[int, list[str]]:
    """Levels climbed above the start, and the components that remain."""
    climbed, parts = 0, list[str]()
    for component in path.split("/"):
        if component == "..":
            if parts:
                parts.pop()
            else:
                climbed += 1
        elif component not in ("", "."):
            parts.append(component)
    return climbed, parts


def _bounded(placed: PlacedSource) -> PlacedSource:
    """Keeps paths of hostile length short and distinct."""
    path = placed.tree_path
    if len(path) <= MAX_PATH_CHARACTERS and path.count("/") < MAX_COMPONENTS:
        return placed
    last = path.rpartition("/")[2][-100:]
    return replace(placed, tree_path=f"_long/{_short_hash(path)}/{last}")


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
