"""The .run file: installed, used and removed by a person without special rights."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.package.commands import NOBODY, output_for_nobody
from tests.package.debian import Debian
from tests.package.screen import Screen, wait_until

BROUGHT = {
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-util1",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
}
"""The packages of libraries that it brings for desktops without them."""


class Person:
    """Somebody with an unusual home folder and no special rights."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "Zoë's $home & more"
        self.home.mkdir()
        for path in (folder, self.home):
            os.chown(path, NOBODY, NOBODY)
        self.share = self.home / ".local" / "share"

    def do(self, *command: str | Path, **environment: str) -> str:
        """Run a command; gives what it prints."""
        return output_for_nobody(*command, home=self.home, cwd=self.home, **environment)

    def files(self) -> set[Path]:
        """Everything in the home folder."""
        return set(self.home.rglob("*"))


@pytest.fixture
def person() -> Iterator[Person]:
    """Somebody whose home folder can be reached by them."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    yield Person(folder)
    shutil.rmtree(folder)


@pytest.fixture
def installed(person: Person, run_file: Path) -> Person:
    """The same, after installing."""
    said = person.do("sh", readable(run_file, person))
    assert "SimpleNN is installed" in said
    return person


def readable(run_file: Path, person: Person) -> Path:
    """A copy where the person has downloaded it to; it is not marked as a program."""
    copy = person.home.parent / run_file.name
    copy.write_bytes(run_file.read_bytes())
    copy.chmod(0o644)
    return copy


def test_it_runs(installed: Person) -> None:
    program = installed.home / ".local" / "bin" / "simplenn"
    assert "The self-test passed." in installed.do(
        program, "--self-test", QT_QPA_PLATFORM="offscreen"
    )


def test_its_launcher_starts_it_whatever_the_home_folder_is_called(
    installed: Person, screen: Screen
) -> None:
    launcher = installed.share / "applications" / "simplenn.desktop"
    assert installed.do("desktop-file-validate", launcher) == ""
    start = (
        'gio launch "$0" >/dev/null 2>&1'  # or its output would stay open as long as the program
    )
    installed.do("sh", "-c", start, launcher, DISPLAY=screen.display)
    assert screen.wait_for("simplenn") != []
    screen.kill_windows("simplenn")
    program = installed.home / ".local" / "lib" / "simplenn" / "simplenn"
    wait_until(lambda: not is_running(program))  # until then it may write into the home folder


def is_running(program: Path) -> bool:
    """Whether a program is running."""
    for link in Path("/proc").glob("[0-9]*/exe"):
        with suppress(OSError):  # it is one of the system's own, or has just ended
            if link.readlink() == program:
                return True
    return False


def test_desktops_know_its_sessions(installed: Person) -> None:
    session = installed.home / "my session.simplenn"
    session.write_text("{}", "utf-8")
    said = installed.do("gio", "info", "--attributes=standard::content-type", session)
    assert "application/x-simplenn+json" in said


def test_installing_again_leaves_no_old_files(installed: Person, run_file: Path) -> None:
    before = installed.files()
    (installed.home / ".local/lib/simplenn/of-an-older-version").touch(mode=0o666)
    installed.do("sh", readable(run_file, installed))
    assert installed.files() == before


def test_it_is_removed_without_a_trace(person: Person, run_file: Path) -> None:
    before = person.files()
    person.do("sh", readable(run_file, person))
    person.do(person.home / ".local" / "lib" / "simplenn" / "uninstall")
    assert person.files() == before


def test_removing_keeps_what_is_not_its_own(person: Person, run_file: Path) -> None:
    person.do("mkdir", "-p", person.share / "applications", person.share / "simplenn")
    mine = [person.share / "applications" / "mine.desktop", person.share / "simplenn" / "mine"]
    person.do("touch", *mine)
    person.do("sh", readable(run_file, person))
    person.do(person.home / ".local" / "lib" / "simplenn" / "uninstall")
    assert all(file.exists() for file in mine)


def test_on_a_bare_debian_it_says_what_is_missing(
    debian: Debian, deb: Path, run_file: Path, screen: Screen, pictures: Path
) -> None:
    shutil.copy(run_file, debian.home)
    said = debian.do_as_person("sh", run_file.name, check=False)
    assert "please install what is missing here: xz." in said
    assert not (debian.home / ".local").exists()

    debian.install("xz-utils")
    said = debian.do_as_person("sh", run_file.name, check=False)
    _, _, after = said.partition("lacks these libraries")
    missing = [line.strip() for line in after.splitlines() if line.startswith("    ")]
    assert {"libEGL.so.1", "libGL.so.1", "libX11.so.6"} <= set(missing)
    assert missing == sorted(set(missing))

    debian.install("x11-utils")
    start = ".local/bin/simplenn >said 2>&1; sleep infinity"
    running = debian.begin_as_person("sh", "-c", start, DISPLAY=screen.display)
    screen.wait_for("Xmessage")
    screen.take_picture(pictures / "missing-library.png")
    running.kill()
    running.wait()
    said = (debian.home / "said").read_text("utf-8")
    assert "SimpleNN cannot open a window: the library lib" in said
    assert "Traceback" not in said

    told = subprocess.run(["dpkg-deb", "-f", deb, "Depends"], check=True, capture_output=True)
    depends = {part.split()[0] for part in told.stdout.decode().split(",")}
    debian.install(*depends - BROUGHT)
    assert "lacks" not in debian.do_as_person("sh", run_file.name)
    said = debian.do_as_person(
        ".local/bin/simplenn", "--self-test", QT_QPA_PLATFORM="xcb", DISPLAY=screen.display
    )
    assert "The self-test passed." in said

    no_programs = "mount -t tmpfs -o noexec tmpfs /tmp"
    install = f"sh {debian.home_inside}/{run_file.name} --as-root"
    test = "QT_QPA_PLATFORM=offscreen ~root/.local/bin/simplenn --self-test"
    said = debian.do("sh", "-ec", f"{no_programs}; {install}; {test}")
    assert "The self-test passed." in said
