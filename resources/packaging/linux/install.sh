#!/bin/sh
# Installs SimpleNN for the user who runs it; no root is needed. The .run file runs it after unpacking.
set -eu
cd "$(dirname "$0")"
if [ "$(id -u)" -eq 0 ] && [ "${1:-}" != --as-root ]; then
    echo "This installs SimpleNN for one user. Run it as that user, not as root." >&2
    exit 1
fi
program=$HOME/.local/lib/simplenn
share=${XDG_DATA_HOME:-$HOME/.local/share}

if [ -x "$program/uninstall" ]; then
    "$program/uninstall" --quietly
fi
mkdir -p "$HOME/.local/bin" "$share" "$program"
cp -R simplenn/. "$program"
cp uninstall.sh "$program/uninstall"

# Small libraries of X11 that some desktops come without. The system's own are taken where it has them.
xcb=$program/_internal/PySide6/Qt/plugins/platforms/libqxcb.so
missing() {
    ldd "$xcb" | sed -n 's/^[[:space:]]*\([^ ]*\) => not found$/\1/p'
}
for library in $(missing); do
    if [ -e "libraries/$library" ]; then cp "libraries/$library" "$program/_internal/PySide6/Qt/lib"; fi
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
if [ -n "$(missing)" ]; then
    echo "It needs libraries that this system does not have yet. Please install them:" $(missing) >&2
    exit 1
fi
if [ ! -t 1 ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    "$program/simplenn" >/dev/null 2>&1 &  # it was started by a double-click: show that it worked
fi
