"""What `make test-package` tries: everything that `make package` has put into dist.

These tests install packages into systems of their own below a temporary folder, and run the program
there as people without special rights. They need root for that, and take minutes.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.package.debian import Debian, bootstrap
from tests.package.screen import Screen

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
BUILD = ROOT / "build" / "package"
BUILDING = ROOT / "build" / "test-package"
"""What these tests keep from one run to the next."""


def pytest_configure() -> None:
    """Refuse to begin without root, rather than to skip."""
    if os.geteuid() != 0:
        pytest.exit("These tests install packages: please run them as root.", returncode=2)


def _only(pattern: str) -> Path:
    found = list(DIST.glob(pattern))
    if len(found) != 1:
        pytest.exit(f"There is no {pattern} in dist: run `make package` first.", returncode=2)
    return found[0]


@pytest.fixture(scope="session")
def deb() -> Path:
    """The Debian package."""
    return _only("*.deb")


@pytest.fixture(scope="session")
def run_file() -> Path:
    """The installer for one user."""
    return _only("*.run")


@pytest.fixture(scope="session")
def pictures() -> Path:
    """Where pictures of the screen are kept, to be looked at."""
    folder = BUILD / "pictures"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def bundle() -> Iterator[Path]:
    """A copy of the bundle where everybody may read it, out of sight of the source."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    folder.chmod(0o755)
    shutil.copytree(BUILD / "bundle" / "simplenn", folder / "simplenn", symlinks=True)
    yield folder / "simplenn"
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    """An X display with nothing on it."""
    screen = Screen()
    yield screen
    screen.close()


@pytest.fixture(scope="session")
def bare_debian() -> Path:
    """A minimal Debian 12 as it comes, kept from one run to the next."""
    return bootstrap(12, BUILDING)


@pytest.fixture
def debian(bare_debian: Path, tmp_path: Path) -> Debian:
    """A Debian of a test's own, with nothing installed."""
    return Debian(bare_debian, tmp_path / "debian")
