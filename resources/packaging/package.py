"""Builds what people install into dist, for the platform that it runs on.

Usage: package.py
Environment: SOURCE_DATE_EPOCH dates everything (the last commit's date unless said otherwise);
PROJECT_URL tells where the project lives, for links (none unless said otherwise).
"""

from __future__ import annotations

import shutil
import sys

from pack.bundle import build_bundle
from pack.checksums import write_checksums
from pack.dependencies import check_libraries
from pack.icons import make_icons
from pack.limits import check_linux_limits, check_windows_limits
from pack.linux_packages import build_linux_packages
from pack.mac_image import build_mac_image
from pack.places import DIST
from pack.python_packages import build_python_packages
from pack.run_installer import build_run_installer
from pack.stage import stage
from pack.windows_installer import build_windows_installer


def main() -> None:
    """Build everything."""
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    say("the icons")
    make_icons()
    say("the bundle")
    build_bundle()
    if sys.platform == "linux":
        build_for_linux()
    elif sys.platform == "win32":
        say("the installer")
        build_windows_installer()
        check_windows_limits()
    else:
        say("the disk image")
        build_mac_image()
    write_checksums()
    say("nothing more: it is all in dist")


def build_for_linux() -> None:
    """The packages of Linux, and those of Python, which are the same everywhere."""
    check_libraries()
    say("the tree of files for packages")
    stage()
    say("the .deb, .rpm and Arch packages")
    build_linux_packages()
    say("the installer for one user")
    build_run_installer()
    say("the wheel and the source")
    build_python_packages()
    check_linux_limits()


def say(what: str) -> None:
    """Tell what is being built."""
    print(f"Building {what} ...", flush=True)


if __name__ == "__main__":
    main()
