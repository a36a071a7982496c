#!/bin/sh
# Puts the desktop entry, the type of case files, the icon and the metainfo where desktops look for them (hicolor layout).
# usage: packaging/install_linux.sh [PREFIX]   (default: ~/.local; /usr for a package, with DESTDIR as its root)
set -eu
cd "$(dirname "$0")/.."
share="${DESTDIR:-}${1:-$HOME/.local}/share"
id=io.github.artifact_inspector.ArtifactInspector
put() {
    mkdir -p "$(dirname "$2")"
    install -m 644 "$1" "$2"
}
put "packaging/linux/$id.desktop" "$share/applications/$id.desktop"
put "packaging/linux/$id.metainfo.xml" "$share/metainfo/$id.metainfo.xml"
put "packaging/linux/$id.mime.xml" "$share/mime/packages/$id.xml"
put resources/icons/inspector.svg "$share/icons/hicolor/scalable/apps/$id.svg"
[ -n "${DESTDIR:-}" ] || ! command -v update-desktop-database >/dev/null 2>&1 || update-desktop-database -q "$share/applications"
[ -n "${DESTDIR:-}" ] || ! command -v update-mime-database >/dev/null 2>&1 || update-mime-database "$share/mime"
