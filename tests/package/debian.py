"""A small Debian in a folder, to install packages into."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from tests.package.commands import output_of

_PERSON: Final = "person"
_RELEASES: Final = {12: "bookworm", 13: "trixie"}
_CERTIFICATES: Final = "/etc/ssl/certs/ca-certificates.crt"
_PASSED_ON: Final = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "PIP_CERT", "PIP_INDEX_URL")
"""The variables by which somebody says how the package servers are reached."""


def bootstrap(release: int, place: Path) -> Path:
    """Make a minimal Debian into an archive, if it is not there yet; gives the archive.

    Args:
        release: 12 or 13.
        place: The folder for the archive.
    """
    archive = place / f"debian-{release}.tar"
    if not archive.exists():
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            command = ["debootstrap", "--variant=minbase", _RELEASES[release], folder]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            subprocess.run(["tar", "-C", folder, "-cf", f"{archive}.new", "."], check=True)
        Path(f"{archive}.new").rename(archive)
    return archive


class Debian:
    """A Debian that commands can be run in, as root or as a person without special rights.

    Every command gets processes and mounts of its own, which vanish with it. The packages that pip
    has downloaded are kept from one Debian to the next, beside the archive that it is made of.
    """

    def __init__(self, archive: Path, folder: Path) -> None:
        self.folder = folder
        self._pip_cache = archive.with_name("pip-cache")
        self._pip_cache.mkdir(exist_ok=True)
        folder.mkdir()
        subprocess.run(["tar", "-C", str(folder), "-xf", str(archive)], check=True)
        folder.chmod(0o755)  # the archive remembers a temporary folder's own permissions
        shutil.copy("/etc/resolv.conf", folder / "etc")
        self.home_inside = f"/home/{_PERSON}"
        self.home = folder / "home" / _PERSON
        if not self.home.exists():  # an archive of somebody's is ready
            (folder / "etc/dpkg/dpkg.cfg.d/quick").write_text("force-unsafe-io\n", "utf-8")
            self.do("apt-get", "update", "-q")
            self.do("useradd", "--create-home", _PERSON)

    def do(self, *command: str, check: bool = True, **environment: str) -> str:
        """Run a command as root; gives what it prints.

        Raises:
            AssertionError: It failed.
        """
        return output_of(self._inside(*command, **environment), check=check)

    def do_as_person(self, *command: str, check: bool = True, **environment: str) -> str:
        """Run a command as the person, in their home folder; gives what it prints.

        Raises:
            AssertionError: It failed.
        """
        return output_of(self._inside(*self._as_person(command, environment)), check=check)

    def begin_as_person(self, *command: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start a command as the person. Killing it ends everything that it has started."""
        return subprocess.Popen(self._inside(*self._as_person(command, environment)))

    def install(self, *packages: str) -> None:
        """Install packages, or .deb files, from outside as well."""
        inside = [self._bring(Path(package)) for package in packages]
        self.do("apt-get", "install", "-q", "-y", "--no-install-recommends", *inside)

    def packages(self) -> list[str]:
        """What is installed."""
        return self.do("dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n").splitlines()

    def files(self) -> set[str]:
        """All files and folders, but those that apt and dpkg keep for themselves."""
        kept = ("/var/lib/apt", "/var/lib/dpkg", "/var/cache", "/var/log", "/tmp")
        found = self.do("find", "/", "-xdev").splitlines()
        return {path for path in found if not path.startswith(kept)}

    def _bring(self, package: Path) -> str:
        if package.suffix != ".deb":
            return str(package)
        brought = self.folder / "tmp" / package.name
        shutil.copy(package, brought)
        return f"/{brought.relative_to(self.folder)}"

    def _as_person(self, command: tuple[str, ...], environment: dict[str, str]) -> list[str]:
        told = {"HOME": self.home_inside, "LANG": "C.UTF-8", "USER": _PERSON, **environment}
        words = [f"{name}={value}" for name, value in told.items()]
        become = ["setpriv", f"--reuid={_PERSON}", f"--regid={_PERSON}", "--clear-groups"]
        there = ["sh", "-c", 'cd && exec "$@"', "sh"]
        path = "PATH=/usr/local/bin:/usr/bin:/bin"
        return [*become, "env", "-i", path, *words, *there, *command]

    def _inside(self, *command: str, **environment: str) -> list[str]:
        told = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "LC_ALL": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            **{name: os.environ[name] for name in _PASSED_ON if name in os.environ},
            **environment,
        }
        # A computer behind a proxy may trust other certificates than a fresh Debian does.
        mounts = """
            mount -t proc proc "$0/proc"
            mount --rbind /dev "$0/dev"
            mkdir -p "$0/root/.cache/pip"
            mount --bind "$1" "$0/root/.cache/pip"
            [ ! -e "$0$2" ] || [ ! -e "$2" ] || mount --bind "$2" "$0$2"
            root=$0
            shift 2
            chroot "$root" env -i "$@" || exit  # a shell of root's has to stay: killing it ends all
        """
        alone = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
        arguments = [str(self.folder), str(self._pip_cache), _CERTIFICATES]
        words = [f"{name}={value}" for name, value in told.items()]
        return [*alone, "sh", "-ec", mounts, *arguments, *words, *command]
