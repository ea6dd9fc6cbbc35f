"""The bundle that all packages hold: it needs nothing, writes nothing it must, and calls nobody."""

from __future__ import annotations

import re
import subprocess
from functools import partial
from pathlib import Path

import pytest
from tests.package.commands import output_for_nobody
from tests.package.screen import Screen

from simplenn.ui.help.licences import STARTER, components

run_as_nobody = partial(output_for_nobody, home="/nonexistent", cwd="/")


@pytest.mark.parametrize("platform", ["offscreen", "xcb"])
def test_it_passes_its_self_test_from_a_read_only_folder_without_a_home(
    bundle: Path, screen: Screen, platform: str
) -> None:
    subprocess.run(["chmod", "-R", "a-w", str(bundle.parent)], check=True)
    said = run_as_nobody(
        bundle / "simplenn", "--self-test", QT_QPA_PLATFORM=platform, DISPLAY=screen.display
    )
    assert "The self-test passed." in said


def test_it_runs_in_a_home_that_cannot_be_written(bundle: Path) -> None:
    home = bundle.parent / "home"
    (home / ".config").mkdir(parents=True)
    said = run_as_nobody(bundle / "simplenn", "--self-test", home=home, QT_QPA_PLATFORM="offscreen")
    assert "The self-test passed." in said


def test_no_library_is_missing(bundle: Path) -> None:
    libraries = [path for path in bundle.rglob("*.so*") if not path.is_symlink()]
    done = subprocess.run(["ldd", *libraries], stdout=subprocess.PIPE, text=True, check=True)
    assert [line for line in done.stdout.splitlines() if "not found" in line] == []


def test_it_brings_no_library_that_must_fit_the_system_s_own(bundle: Path) -> None:
    foreign = re.compile(
        r"lib(stdc\+\+|gcc_s|GL|EGL|X11|xcb|fontconfig|freetype|glib|drm|wayland-)"
    )
    assert [path.name for path in bundle.rglob("*.so*") if foreign.match(path.name)] == []


def test_it_brings_the_licences_of_all_that_it_is_built_on(bundle: Path) -> None:
    folder = bundle / "_internal" / "simplenn" / "_resources" / "licences"
    texts = {file.stem: file.read_text("utf-8") for file in folder.iterdir()}
    known = {file for component in components() for file in component.files}
    assert set(texts) == {*known, STARTER}
    assert [name for name, text in texts.items() if len(text) < 1_000] == []


@pytest.mark.parametrize("platform", ["offscreen", "xcb"])
def test_it_opens_no_network_connection(bundle: Path, screen: Screen, platform: str) -> None:
    log = bundle.parent / "calls"
    log.touch(mode=0o666)
    log.chmod(0o666)
    watch: list[str | Path] = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", log]
    told = {"QT_QPA_PLATFORM": platform, "DISPLAY": screen.display}
    said = run_as_nobody(*watch, bundle / "simplenn", "--self-test", **told)
    assert "The self-test passed." in said
    sockets = re.findall(r"socket(?:pair)?\((\w+)", log.read_text("utf-8"))
    assert set(sockets) <= {"AF_UNIX"}
    assert sockets or platform == "offscreen", "strace saw nothing, not even the X server"


def test_it_runs_where_there_is_no_network(bundle: Path) -> None:
    program = [str(bundle / "simplenn"), "--self-test"]
    done = subprocess.run(
        ["unshare", "--net", *program],
        env={"HOME": "/nonexistent", "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert "The self-test passed." in done.stdout


def test_it_trains_in_the_terminal(bundle: Path) -> None:
    said = run_as_nobody(bundle / "simplenn", "train", "--quiet")
    assert "41.88266515825944" in said
