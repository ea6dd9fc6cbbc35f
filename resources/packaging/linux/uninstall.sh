#!/bin/sh
# Removes SimpleNN for the user who runs it. Settings and sessions stay.
# Usage: uninstall [--quietly]
set -eu
program=$HOME/.local/lib/simplenn
share=${XDG_DATA_HOME:-$HOME/.local/share}

remove_empty_folders() { # from the one that is given up to the home folder
    folder=$1
    while [ "$folder" != "$HOME" ] && [ "$folder" != / ] && rmdir "$folder" 2>/dev/null; do
        folder=$(dirname "$folder")
    done
}

if [ -e "$program/installed-files" ]; then
    while read -r file; do
        rm -f "$file"
        remove_empty_folders "$(dirname "$file")"
    done <"$program/installed-files"
fi
rm -rf "$program"
remove_empty_folders "$HOME/.local/lib"

# What is left there is only an index of what has gone.
if [ -d "$share/mime" ]; then
    if [ -d "$share/mime/packages" ]; then
        if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime"; fi
    else
        for index in aliases generic-icons globs globs2 icons magic mime.cache subclasses treemagic \
            types version XMLnamespaces application/x-simplenn+json.xml \
            application/x-simplenn-lesson.xml; do
            rm -f "$share/mime/$index"
        done
        remove_empty_folders "$share/mime/application"
    fi
fi
if [ -e "$share/applications/mimeinfo.cache" ]; then
    if ls "$share"/applications/*.desktop >/dev/null 2>&1; then
        if command -v update-desktop-database >/dev/null; then
            update-desktop-database -q "$share/applications"
        fi
    else
        rm -f "$share/applications/mimeinfo.cache"
        remove_empty_folders "$share/applications"
    fi
fi
if [ "${1:-}" != --quietly ]; then echo "SimpleNN is removed. Your settings and sessions are kept."; fi
