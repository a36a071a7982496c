"""One file per kind of package, on top of any container: what an artifact claims about itself."""

from inspector.packages.kept import is_kept, kept_limit_bytes
from inspector.packages.registry import recognise

__all__ = ["is_kept", "kept_limit_bytes", "recognise"]
