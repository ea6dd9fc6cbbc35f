"""The .rpm and the Arch package, as far as Debian's tools can tell, the wheel, and the source."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from tests.package.conftest import BUILD, DIST, ROOT


def only(pattern: str) -> Path:
    """The one file in dist with such a name."""
    (file,) = DIST.glob(pattern)
    return file


def rpm(*options: str) -> str:
    """What rpm tells of the .rpm."""
    command = ["rpm", "--query", "--package", *options, str(only("*.rpm"))]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def arch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Arch package as a plain archive."""
    target = tmp_path_factory.mktemp("arch") / "package.tar"
    subprocess.run(["zstd", "-q", "-d", only("*.pkg.tar.zst"), "-o", target], check=True)
    return target


def test_the_rpm_needs_the_versions_that_the_bundle_is_linked_with() -> None:
    needed = rpm("--requires").splitlines()
    assert "libc.so.6(GLIBC_2.35)(64bit)" in needed
    assert "libEGL.so.1()(64bit)" in needed
    assert [line for line in needed if line.startswith("libstdc++.so.6(GLIBCXX_3.")]


def test_the_rpm_describes_itself_without_debian_s_ways() -> None:
    assert (
        rpm("--queryformat", "%{SUMMARY}") == "Watch the smallest neural network learn one number"
    )
    assert "." not in rpm("--queryformat", "%{DESCRIPTION}").splitlines()
    licence = rpm("--queryformat", "%{LICENSE}")
    assert {"MIT", "LGPL-3.0-only", "BSD-3-Clause", "Python-2.0.1"} <= set(licence.split(" AND "))
    assert [name for name in rpm("--list").splitlines() if "Debian" in name] == []


def test_the_rpm_asks_for_what_tells_desktops_of_it() -> None:
    assert {"hicolor-icon-theme", "shared-mime-info"} <= set(rpm("--recommends").splitlines())


def test_the_arch_package_says_who_made_it_in_a_line(arch: Path) -> None:
    with tarfile.open(arch) as archive:
        member = archive.extractfile(".PKGINFO")
        assert member is not None
        told = member.read().decode()
    assert "pkgdesc = Watch the smallest neural network learn one number\n" in told
    assert "packager = the SimpleNN authors" in told
    assert re.search(r"^depend = (?!.*\.so)", told, re.MULTILINE)


def test_all_packages_give_files_the_same_permissions(deb: Path, arch: Path) -> None:
    tar = subprocess.run(["dpkg-deb", "--fsys-tarfile", deb], check=True, capture_output=True)
    (arch.parent / "deb.tar").write_bytes(tar.stdout)
    ours = modes(arch)
    debian_s = modes(arch.parent / "deb.tar")
    assert {name for name in debian_s if name not in ours} == {
        "usr/share/doc/simplenn/changelog.Debian.gz",
        "usr/share/lintian",
        "usr/share/lintian/overrides",
        "usr/share/lintian/overrides/simplenn",
    }
    assert {name: mode for name, mode in debian_s.items() if name in ours} == ours
    rpm_s = dict(
        line.rsplit(" ", 1)
        for line in rpm("--queryformat", "[%{FILENAMES} %{FILEMODES:octal}\n]").splitlines()
    )
    for name, mode in ours.items():
        if f"/{name}" in rpm_s:
            assert rpm_s[f"/{name}"].endswith(f"{mode:o}".zfill(3)), name


def modes(archive: Path) -> dict[str, int]:
    """The permissions of the files and folders in an archive of a package, links left out."""
    with tarfile.open(archive) as content:
        return {
            member.name.removeprefix("./").rstrip("/"): member.mode
            for member in content
            if not member.issym() and member.name.removeprefix("./").startswith("usr/")
        }


def test_the_wheel_is_installed_by_pipx(tmp_path: Path) -> None:
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "pipx"], check=True)
    told = {
        **os.environ,
        "HOME": str(tmp_path),
        "PIPX_HOME": str(tmp_path / "pipx"),
        "PIPX_BIN_DIR": str(tmp_path / "bin"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    install = ["-m", "pipx", "install", "--quiet", str(only("simplenn-*.whl"))]
    subprocess.run([str(python), *install], env=told, check=True)
    command = [str(tmp_path / "bin" / "simplenn"), "--self-test"]
    done = subprocess.run(command, env=told, check=True, capture_output=True, text=True)
    assert "The self-test passed." in done.stdout


def test_the_wheel_describes_itself_without_pictures_that_are_not_in_it() -> None:
    with zipfile.ZipFile(only("simplenn-*.whl")) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("/METADATA")]
        described = archive.read(name).decode()
    assert "SimpleNN is a neural network with a single weight." in described
    assert "](" not in described


def test_the_copyright_names_licences_that_are_there() -> None:
    text = (BUILD / "stage/usr/share/doc/simplenn/copyright").read_text("utf-8")
    named = re.findall(r"usr/lib/simplenn/\S+\.txt", text)
    assert len(named) >= 2
    assert [name for name in named if not (BUILD / "stage" / name).is_file()] == []


def test_the_released_source_is_dated_and_complete_without_git(tmp_path: Path) -> None:
    with tarfile.open(only("simplenn-*.tar.gz")) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    known = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    ours = ("Makefile", "constraints.txt", "resources/", "src/", "tests/")
    wanted = {name for name in known.stdout.splitlines() if name.startswith(ours)}
    assert {name for name in wanted if not (source / name).exists()} == set()
    ask = "from pack.places import *; print(source_date(), version())"
    done = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=source / "resources" / "packaging",
        env={"PATH": "/nonexistent"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert int(done.stdout.split()[0]) > 1_700_000_000
