#!/bin/sh
# Installs SimpleNN for the user who runs it; no root is needed. The .run file runs it after unpacking
# it beside the place where the program goes.
set -eu
cd "$(dirname "$0")"
program=$HOME/.local/lib/simplenn
share=${XDG_DATA_HOME:-$HOME/.local/share}

if [ -x "$program/uninstall" ]; then
    "$program/uninstall" --quietly
fi
mkdir -p "$HOME/.local/bin" "$HOME/.local/lib" "$share"
rm -rf "$program"
mv simplenn "$program"
cp uninstall.sh "$program/uninstall"

# Small libraries of X11 that some desktops come without. The system's own are taken where it has them.
missing() { # libraries are looked for where the program looks for them
    find "$program" -type f \( -name '*.so' -o -name '*.so.*' \) \
        -exec env LD_LIBRARY_PATH="$program/_internal" ldd {} + 2>/dev/null |
        sed -n 's/^[[:space:]]*\([^ ]*\) => not found$/\1/p' | sort -u
}
for library in $(missing); do
    if [ -e "libraries/$library" ]; then cp "libraries/$library" "$program/_internal"; fi
done

# The files that desktops look for, each put down in a list for the uninstaller.
list=$program/installed-files
: >"$list"
(cd share && find . -type f) | sed 's|^\./||' | while read -r file; do
    mkdir -p "$share/$(dirname "$file")"
    cp "share/$file" "$share/$file"
    printf '%s\n' "$share/$file" >>"$list"
done
ln -sf ../lib/simplenn/simplenn "$HOME/.local/bin/simplenn"
printf '%s\n' "$HOME/.local/bin/simplenn" >>"$list"

# Desktops do not look into ~/.local/bin for programs, so the launcher says where it is. What is
# special in quotes gets a backslash, and each backslash is written twice in such files.
launcher=$share/applications/simplenn.desktop
quoted=$(printf '%s' "$program/simplenn" | sed 's/[\\"`$]/\\&/g; s/\\/\\\\/g')
escaped=$(printf '"%s"' "$quoted" | sed 's/[\\&|]/\\&/g')
sed "s|^Exec=simplenn|Exec=$escaped|; /^TryExec=/d" share/applications/simplenn.desktop >"$launcher"

if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$share/applications"; fi
if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime"; fi
touch "$share/icons/hicolor"

echo "SimpleNN is installed in $program."
echo "Start it from the menu of your desktop, or with $HOME/.local/bin/simplenn."
echo "To remove it: $program/uninstall"
still_missing=$(missing)
if [ -n "$still_missing" ]; then
    echo >&2
    echo "It cannot be started yet: this system lacks these libraries. Please install the packages" >&2
    echo "of your system that have them:" >&2
    printf '    %s\n' $still_missing >&2
    exit 1
fi
if [ ! -t 1 ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    "$program/simplenn" >/dev/null 2>&1 &  # it was started by a double-click: show that it worked
fi
