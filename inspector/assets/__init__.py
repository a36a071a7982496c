"""The one accessor of the files under `resources/`."""

from inspector.assets.accessor import ResourceMissingError, read_bytes, read_text, resource_names

__all__ = ["ResourceMissingError", "read_bytes", "read_text", "resource_names"]
