"""Which files are code that somebody reads or runs, by their suffix."""

_SUFFIXES = frozenset({
    "bat", "c", "cc", "cjs", "cpp", "cs", "cts", "cu", "dart", "ex", "exs", "go", "h", "hpp", "java", "js", "jsx",
    "kt", "lua", "m", "mjs", "mm", "mts", "php", "pl", "ps1", "pth", "py", "pyi", "pyx", "r", "rb", "rs", "scala",
    "sh", "svelte", "swift", "ts", "tsx", "vue", "zig",
})  # fmt: skip


def is_code(name: str) -> bool:
    """Whether a file holds program text."""
    _, dot, suffix = name.rpartition(".")
    return bool(dot) and suffix.lower() in _SUFFIXES
