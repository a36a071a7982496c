"""Collects the nodes of a tree while entries arrive: one per entry, and one per folder that names imply.

Hostile names stay bounded: at most 256 components become nodes, the rest of a name stays in one node;
past half a million implied folders, names that need new ones are not split at all.
"""

from array import array
from bisect import bisect_left

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.innerpath import SEPARATOR, unescape_name
from inspector.core.natural_order import natural_key
from inspector.core.text import shortened, visible
from inspector.core.text_column import TextColumn
from inspector.core.value_column import ValueColumn

MAX_COMPONENTS = 256
MAX_IMPLIED_FOLDERS = 500_000
MAX_NAME_CHARACTERS = 1024
MAX_SIZE_BYTES = (1 << 62) // 1_000_000
"""Sizes are claims of hostile records: cut so that a million of them add up in 64 bits."""
_NO_NAME = "⟨no name⟩"
_DIRECTORY = EntryKind.DIRECTORY
_FROM_MAPS = (Origin.REBUILT, Origin.APPROXIMATE)
"""Looked up once: a hundred thousand look-ups of an enumeration's member are felt."""


def _tree_name(entry: Entry) -> str:
    """The text whose components are the nodes: a rebuilt source stands where its normalised path says."""
    if entry.origin in _FROM_MAPS:
        return unescape_name(entry.path.rpartition(SEPARATOR)[2]).decode("utf-8", "replace")
    return entry.name


def _shown(component: str, if_empty: str) -> str:
    if component.isascii() and component.isprintable() and 0 < len(component) <= MAX_NAME_CHARACTERS:
        return component
    return visible(shortened(component, MAX_NAME_CHARACTERS)) or if_empty


class TreeBuilder:
    """Growing lists, one item per node in order of creation; node 0 is the artifact."""

    def __init__(self, artifact_name: str) -> None:
        """A tree of the artifact alone."""
        self.names = TextColumn()
        self.names.append(_shown(artifact_name, _NO_NAME))
        self.parents = array("i", [-1])
        self.entries = array("i", [0])
        self.sizes = ValueColumn("iq", 0)
        self.sizes.append(0)
        self.folders = bytearray([1])
        self.numbers = array("i")
        """The number of each entry, in order of arrival."""
        self._nodes = array("i")
        """Their nodes."""
        self._containers: dict[int | None, int] = {None: 0}
        """The nodes of entries that turned out to be containers."""
        self._folder_of: dict[tuple[int, str], int] = {}
        self._step: dict[tuple[int, str], int] = {}
        self._implied = 0
        self._below: dict[int, array[int]] = {}
        self._unsorted: set[int] = set()
        """Nodes that got children since the last time they were put in order."""

    def add(self, entry: Entry) -> int:
        """Takes in one more entry and returns its node. Its container came before it, or it goes below the artifact."""
        base = self._container(entry.parent)
        name = _tree_name(entry)
        is_directory = entry.kind is _DIRECTORY
        if is_directory and name.endswith("/") and len(name) > 1:
            name = name[:-1]
        folder, leaf = self._place(base, name)
        if is_directory:
            node = self._directory(folder, leaf)
            self.entries[node] = entry.number
        else:
            node = self._new(folder, _shown(leaf, _NO_NAME), entry.number, size_bytes=entry.size_bytes or 0)
        self.numbers.append(entry.number)
        self._nodes.append(node)
        return node

    def add_at(self, path: str, number: int, size_bytes: int, *, base: int = 0, is_folder: bool = False) -> int:
        """Takes in something at a path of its own below a node and returns its node."""
        folder, leaf = self._place(base, path)
        if is_folder:
            node = self._directory(folder, leaf)
            self.entries[node] = number
        else:
            node = self._new(folder, _shown(leaf, _NO_NAME), number, size_bytes=size_bytes)
        return node

    def add_group(self, name: str, base: int = 0) -> int:
        """A folder that only the tree has, whatever slashes its name holds; returns its node."""
        return self._new(base, _shown(name, _NO_NAME), 0, is_folder=1)

    def contain(self, number: int, node: int) -> None:
        """Says at which node the records of a container go from now on."""
        self._containers[number] = node

    def _container(self, number: int | None) -> int:
        node = self._containers.get(number)
        if node is None and number is not None:
            at = bisect_left(self.numbers, number)
            is_known = at < len(self.numbers) and self.numbers[at] == number
            node = self._containers[number] = self._nodes[at] if is_known else 0
        return node or 0

    def ordered_children(self) -> "dict[int, array[int]]":
        """Children of each node that has some: folders first, then by name, equal names in record order.

        Not to be changed. A tree that grows is asked again and again: only what grew since is sorted.
        """
        for node in self._unsorted:
            siblings = self._below[node]
            if len(siblings) > 1:
                self._below[node] = self._sorted(siblings)
        self._unsorted.clear()
        return self._below

    def _sorted(self, siblings: "array[int]") -> "array[int]":
        names, folders = self.names, self.folders
        in_order = sorted(siblings, key=lambda node: natural_key(names[node]))
        if any(map(folders.__getitem__, siblings)):
            in_order.sort(key=folders.__getitem__, reverse=True)
        return array("i", in_order)

    def _new(self, parent: int, name: str, number: int, *, size_bytes: int = 0, is_folder: int = 0) -> int:
        self.names.append(name)
        self.parents.append(parent)
        self.entries.append(number)
        self.sizes.append(min(max(size_bytes, 0), MAX_SIZE_BYTES))
        self.folders.append(is_folder)
        node = len(self.names) - 1
        if parent in self._below:
            self._below[parent].append(node)
        else:
            self._below[parent] = array("i", [node])
        self._unsorted.add(parent)
        return node

    def _directory(self, folder: int, leaf: str) -> int:
        """The node of a directory record: the folder that earlier names implied, or a new one."""
        implied = self._step.get((folder, leaf))
        if implied is not None and not self.entries[implied]:
            return implied
        node = self._new(folder, _shown(leaf, "/"), 0, is_folder=1)
        self._step.setdefault((folder, leaf), node)
        return node

    def _place(self, base: int, name: str) -> tuple[int, str]:
        """The folder that a name lies in, made where it is missing, and what is left of the name."""
        path, slash, leaf = name.rpartition("/")
        if not slash:
            return base, name
        folder = self._folder_of.get((base, path))
        if folder is not None:
            return folder, leaf
        return self._walk(base, path, leaf)

    def _walk(self, base: int, path: str, leaf: str) -> tuple[int, str]:
        parts = path.split("/", MAX_COMPONENTS - 1)
        if len(parts) == MAX_COMPONENTS:
            leaf = f"{parts.pop()}/{leaf}"
        folder, rest = base, iter(enumerate(parts))
        for index, part in rest:
            step = self._step.get((folder, part))
            if step is None:
                if self._implied >= MAX_IMPLIED_FOLDERS:
                    return folder, "/".join([*parts[index:], leaf])
                step = self._new(folder, _shown(part, "/"), 0, is_folder=1)
                self._step[folder, part] = step
                self._implied += 1
            folder = step
        if len(parts) < MAX_COMPONENTS - 1:
            self._folder_of[base, path] = folder
        return folder, leaf
