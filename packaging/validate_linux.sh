#!/bin/sh
# Checks the desktop entry and the metainfo; needs desktop-file-utils and appstream.
set -eu
cd "$(dirname "$0")/linux"
desktop-file-validate ./*.desktop
appstreamcli validate --no-net ./*.metainfo.xml
