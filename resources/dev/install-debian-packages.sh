#!/bin/sh
# Installs the packages that are missing if the user is root, and otherwise says how to.
# Does nothing on a system that is not Debian, Ubuntu or one of their kind.
# Usage: install-debian-packages.sh PACKAGE...
set -eu
[ -e /etc/debian_version ] || exit 0

# What is installed, with what it provides: libglib2.0-0 is libglib2.0-0t64 on newer systems.
installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' |
    sed -n 's/([^)]*)//g; s/,/ /g; s/^installed//p')
missing=
for package; do
    case " $(echo $installed) " in
        *" $package "*) ;;
        *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "These system packages are missing. Please install them, then try again:" >&2
    echo "    sudo apt-get install$missing" >&2
    exit 1
fi
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -q || echo "The package lists could not be renewed; trying with the old ones." >&2
apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=120 $missing
