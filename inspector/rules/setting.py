"""What kind of thing a container is: what is alarming in a package can be normal in an operating system."""

from inspector.rules.level import Level, components

_LANGUAGES = frozenset({"npm", "pypi", "cargo", "crates", "gem", "rubygems", "nuget", "maven", "vscode", "composer"})
_SYSTEM_FOLDERS = frozenset({"bin", "boot", "dev", "etc", "home", "lib", "opt", "proc", "root", "sbin", "usr", "var"})
_ENOUGH_SYSTEM_FOLDERS = 4


def system_reason(level: Level) -> str | None:
    """Why a container is a part of an operating system, as one sentence; None when it is not.

    What claims to be a package of a programming language never is, whatever folders it holds.
    """
    package = level.view.package
    if package is not None and package.ecosystem in _LANGUAGES:
        return None
    return _by_container(level) or _by_content(level)


def _by_container(level: Level) -> str | None:
    if level.format in ("rpm", "cpio"):
        return "The container is a part of an operating system package, where this is normal."
    if level.container is None:
        return None
    siblings = {entry.name.removeprefix("./") for entry in level.view.children(level.container.parent)}
    if "debian-binary" in siblings and level.file_name.startswith(("data.tar", "control.tar")):
        return "The container is a part of a Debian package, where this is normal."
    if siblings & {"manifest.json", "oci-layout"} and _is_layer(level):
        return "The container is a layer of a container image, where this is normal."
    return None


def _is_layer(level: Level) -> bool:
    name = level.container.name if level.container else ""
    return level.file_name.startswith("layer.tar") or "blobs/" in name or level.file_name.endswith(".tar")


def _by_content(level: Level) -> str | None:
    top = {parts[0] for parts in (components(entry.name) for entry in level.entries) if parts}
    if ".PKGINFO" in top and (".MTREE" in top or any(name.startswith(".SIGN.") for name in top)):
        return "The container is an operating system package, where this is normal."
    if {"etc", "usr"} <= top and len(top & _SYSTEM_FOLDERS) >= _ENOUGH_SYSTEM_FOLDERS:
        return "The container looks like the root folder of an operating system, where this is normal."
    return None


def library_reason(level: Level) -> str | None:
    """Why equal names mean nothing in a container, as one sentence; None where they do."""
    if level.format == "ar" and all(entry.name != "debian-binary" for entry in level.entries):
        return "The container is a static library: linkers read all members, whatever their names."
    return None


def source_reason(level: Level) -> str | None:
    """Why a container is a source package, as one sentence; None when it is not."""
    for entry in level.entries:
        parts = components(entry.name)
        if len(parts) == 2 and parts[1] == "PKG-INFO" and not parts[0].endswith((".egg-info", ".dist-info")):
            return "A Python source distribution usually carries such files."
        if len(parts) == 2 and parts[1] == "Cargo.toml.orig":
            return "A Rust source package usually carries such files."
    return None
