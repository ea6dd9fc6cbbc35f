"""The Debian package: what checkers say of it, and its whole life on a bare Debian 12 and 13."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from tests.package.commands import output_of
from tests.package.conftest import BUILD, BUILDING, ROOT
from tests.package.debian import Debian, bootstrap
from tests.package.screen import Screen

from simplenn.missing_library import name_missing_library

SHARE = BUILD / "stage" / "usr" / "share"


@pytest.mark.parametrize("release", [12, 13])
def test_lintian_has_nothing_to_say(release: int, deb: Path, tmp_path: Path) -> None:
    debian = Debian(bootstrap(release, BUILDING), tmp_path / "debian")
    debian.install("lintian")
    shutil.copy(deb, debian.home)
    assert debian.do_as_person("lintian", "--fail-on", "error,warning", deb.name) == ""


def test_the_launcher_is_valid() -> None:
    assert output_of(["desktop-file-validate", SHARE / "applications" / "simplenn.desktop"]) == ""


def test_without_a_place_of_the_project_nothing_names_one() -> None:
    assert not (SHARE / "metainfo").exists()


def test_the_metainfo_is_valid_where_the_project_has_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "resources" / "packaging"))
    monkeypatch.setenv("PROJECT_URL", "https://github.com/somebody/SimpleNN")
    from pack import places, stage

    file = tmp_path / f"{places.component_id()}.metainfo.xml"
    file.write_text(stage._text("simplenn.metainfo.xml"), "utf-8")
    assert "<screenshot " in file.read_text("utf-8")
    assert "Validation was successful" in output_of(["appstreamcli", "validate", "--no-net", file])


def test_the_man_page_is_valid() -> None:
    page = SHARE / "man" / "man1" / "simplenn.1.gz"
    assert (
        output_of(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page]).count("warn")
        == 0
    )


def test_the_program_names_missing_libraries_with_packages_that_it_depends_on(deb: Path) -> None:
    depends = {part.split()[0] for part in output_of(["dpkg-deb", "-f", deb, "Depends"]).split(",")}
    listed = tomllib.loads((ROOT / "resources/packaging/linux/libraries.toml").read_text("utf-8"))
    libraries = [name for name, package in listed["always"].items() if package != "glibc"]
    for library in libraries:
        told = name_missing_library(ImportError(f"{library}: No such file or directory"))
        assert told is not None
        assert told.rpartition(" ")[2].removesuffix(".") in depends, told


@pytest.mark.parametrize("release", [12, 13])
def test_its_life_on_a_bare_debian(release: int, deb: Path, screen: Screen, tmp_path: Path) -> None:
    debian = Debian(bootstrap(release, BUILDING), tmp_path / "debian")
    before_packages, before_files = debian.packages(), debian.files()
    debian.install(str(deb))
    for platform, display in (("offscreen", ""), ("xcb", screen.display)):
        said = debian.do_as_person(
            "simplenn", "--self-test", QT_QPA_PLATFORM=platform, DISPLAY=display
        )
        assert "The self-test passed." in said
    assert "41.88266515825944" in debian.do_as_person("simplenn", "train")
    home = files_in(debian.home)
    debian.do("apt-get", "remove", "--purge", "-y", "simplenn")
    debian.do("apt-get", "autoremove", "--purge", "-y")
    assert debian.packages() == before_packages
    left = {file for file in debian.files() - before_files if not file.startswith("/home/")}
    assert {file for file in left if "simplenn" in file} == set()
    assert files_in(debian.home) == home


def test_an_upgrade_keeps_settings_and_sessions(debian: Debian, deb: Path, tmp_path: Path) -> None:
    debian.install(str(older(deb, tmp_path)))
    debian.do_as_person("simplenn", "--self-test", QT_QPA_PLATFORM="offscreen")
    debian.do_as_person("sh", "-c", "mkdir -p .config/simplenn && echo mine >.config/simplenn/mine")
    home = files_in(debian.home)
    assert "simplenn 0.0.1-1" in debian.do("dpkg-query", "-W", "simplenn").replace("\t", " ")
    debian.install(str(deb))
    assert "0.0.1" not in debian.do("dpkg-query", "-W", "simplenn")
    assert files_in(debian.home) == home
    said = debian.do_as_person("simplenn", "--self-test", QT_QPA_PLATFORM="offscreen")
    assert "The self-test passed." in said


def files_in(folder: Path) -> dict[str, bytes]:
    """What is in a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def older(deb: Path, place: Path) -> Path:
    """The same package, with an older version and a file that the newer one does not have."""
    tree, old = place / "older", place / "simplenn_0.0.1-1_amd64.deb"
    subprocess.run(["dpkg-deb", "-R", str(deb), str(tree)], check=True)
    control = tree / "DEBIAN" / "control"
    lines = control.read_text("utf-8").splitlines()
    lines = ["Version: 0.0.1-1" if line.startswith("Version:") else line for line in lines]
    control.write_text("\n".join(lines) + "\n", "utf-8")
    (tree / "usr/lib/simplenn/gone-in-the-next-version").touch()
    subprocess.run(["dpkg-deb", "-Znone", "--root-owner-group", "-b", tree, old], check=True)
    return old
