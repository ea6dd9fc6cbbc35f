"""The app for macOS, as far as it can be known without one.

PyInstaller's own functions lay it out of the real wheels for macOS. It is checked for what codesign
wants to find: https://developer.apple.com/library/archive/technotes/tn2206.
"""

from __future__ import annotations

import plistlib
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.package.conftest import BUILDING, ROOT

sys.path.insert(0, str(ROOT / "resources" / "packaging"))

from pack.contents import Entry, is_reproducible, is_wanted_plugin
from pack.mac_app import minimum_system

WHEELS: Final = ("PySide6-Essentials", "shiboken6", "numpy")
PLATFORMS: Final = ("macosx_14_0_arm64", "macosx_13_0_universal2", "macosx_11_0_arm64")
MODULES: Final = ("QtCore", "QtGui", "QtSvg", "QtWidgets")
PLUGINS: Final = ("iconengines", "imageformats", "platforms", "styles")


@pytest.fixture(scope="module")
def wheels() -> list[Path]:
    """The wheels for macOS, kept from one run to the next."""
    folder = BUILDING / "macos-wheels"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += [
        f"--dest={folder}",
        "--only-binary=:all:",
        "--python-version=3.11",
        "--constraint=constraints.txt",
    ]
    command += [f"--platform={platform}" for platform in PLATFORMS]
    subprocess.run([*command, *WHEELS], cwd=ROOT, check=True)
    return sorted(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def packages(wheels: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the wheels hold."""
    folder = tmp_path_factory.mktemp("packages")
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def app(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The app, without what is in its files."""
    from PyInstaller.building.osx import BUNDLE
    from PyInstaller.utils.osx import collect_files_from_framework_bundles

    entries = collect_files_from_framework_bundles([*binaries(packages), *python(packages)])
    entries = [entry for entry in entries if is_reproducible(entry)]
    entries += [("simplenn", "", "EXECUTABLE")]
    entries += [("simplenn/_resources/licences/Python.txt", "", "DATA")]
    entries += [("application-x-simplenn.icns", "", "DATA")]
    folder = tmp_path_factory.mktemp("app") / "SimpleNN.app"
    for place, source, kind in BUNDLE._process_bundle_toc(BUNDLE, entries):
        put(folder / place, source, kind)
    return folder


def put(target: Path, source: str, kind: str) -> None:
    """Put something into the app; what is no link is a link to where it comes from elsewhere."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if kind == "SYMLINK":
        target.symlink_to(source)
    elif target.name == "Info.plist":
        shutil.copy(source, target)
    else:
        target.write_text(kind)


def binaries(packages: Path) -> Iterator[Entry]:
    """The modules and plugins of the bundle, and all that they are linked with."""
    todo = [packages / "PySide6" / f"{name}.abi3.so" for name in MODULES]
    todo += [packages / "shiboken6" / "Shiboken.abi3.so", *packages.glob("numpy/**/*.so")]
    for kind in PLUGINS:
        found = (packages / "PySide6" / "Qt" / "plugins" / kind).iterdir()
        todo += [file for file in found if kind == "styles" or is_wanted_plugin(str(file))]
    seen: set[Path] = set()
    while todo:
        file = todo.pop()
        if file not in seen:
            seen.add(file)
            todo += linked_with(file, packages)
    for file in sorted(seen):
        is_module = file.name.endswith(".so")
        yield str(file.relative_to(packages)), str(file), "EXTENSION" if is_module else "BINARY"


def linked_with(file: Path, packages: Path) -> Iterator[Path]:
    """The libraries of the packages that one is linked with."""
    from macholib.MachO import MachO

    places = [
        file.parent,
        *(packages / place for place in ("PySide6/Qt/lib", "PySide6", "shiboken6")),
    ]
    for header in MachO(str(file)).headers:
        for _, _, name in header.walkRelocatables():
            if name.startswith("@"):
                rest = name.split("/", 1)[1]
                yield next(place / rest for place in places if (place / rest).is_file())


def python(packages: Path) -> Iterator[Entry]:
    """Python as python.org has it for macOS: a framework, here of stand-ins."""
    version = packages / "Python.framework" / "Versions" / "3.11"
    (version / "Resources").mkdir(parents=True)
    (version / "Python").write_bytes(b"stand-in")
    plist = {"CFBundleIdentifier": "org.python.python", "CFBundleExecutable": "Python"}
    (version / "Resources" / "Info.plist").write_bytes(plistlib.dumps(plist))
    yield "Python.framework/Versions/3.11/Python", str(version / "Python"), "BINARY"


def frameworks(app: Path) -> list[Path]:
    """The frameworks in the app."""
    return [path for path in app.rglob("*.framework") if not path.is_symlink()]


def test_every_framework_is_whole(app: Path) -> None:
    found = {framework.stem for framework in frameworks(app)}
    assert {"Python", "QtCore", "QtGui", "QtSvg", "QtWidgets"} <= found
    assert found.isdisjoint({"QtNetwork", "QtOpenGL", "QtQml"})
    for framework in frameworks(app):
        links = {path.name: path.readlink() for path in framework.iterdir() if path.is_symlink()}
        assert links == {
            framework.stem: Path("Versions/Current") / framework.stem,
            "Resources": Path("Versions/Current/Resources"),
        }
        (version,) = [path for path in (framework / "Versions").iterdir() if not path.is_symlink()]
        assert (framework / "Versions" / "Current").readlink() == Path(version.name)
        assert (version / framework.stem).is_file()


def test_every_framework_has_one_information_list_and_nothing_else_has_one(app: Path) -> None:
    found = {path for path in app.rglob("Info.plist") if path.resolve() == path}
    wanted = {framework / "Versions/Current/Resources/Info.plist" for framework in frameworks(app)}
    assert found == {path.resolve() for path in wanted}
    for path in found:
        plist = plistlib.loads(path.read_bytes())
        assert plist["CFBundleIdentifier"].count(".") >= 2
        assert (path.parents[1] / plist["CFBundleExecutable"]).is_file()


def test_every_link_leads_to_something_in_the_app(app: Path) -> None:
    for link in (path for path in app.rglob("*") if path.is_symlink()):
        assert link.resolve(strict=True).is_relative_to(app.resolve()), link


def test_only_code_lies_where_codesign_expects_code(app: Path) -> None:
    for path in (app / "Contents" / "Frameworks").rglob("*"):
        if ".framework" in str(path) or path.is_symlink():
            continue
        assert path.is_dir() or path.read_text() in {"BINARY", "EXTENSION"}, path
        assert "." not in path.name or not path.is_dir(), path


def test_the_app_says_which_macos_it_needs(wheels: list[Path]) -> None:
    assert minimum_system(wheel.stem for wheel in wheels) == "14.0"
