"""What packages say about the program agrees with the program."""

from __future__ import annotations

import configparser
import re
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from simplenn import cli

ROOT = Path(__file__).resolve().parents[1]
LINUX = ROOT / "resources" / "packaging" / "linux"
MIME = "application/x-simplenn+json"


def options_in(text: str) -> set[str]:
    """All long options that a text speaks of."""
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


def help_of(*command: str) -> str:
    """What the program says with --help."""
    whole = [sys.executable, "-m", "simplenn", *command, "--help"]
    return subprocess.run(whole, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def known() -> set[str]:
    """The options of all commands."""
    return options_in(help_of()).union(*(options_in(help_of(name)) for name in cli._COMMANDS))


def test_the_man_page_tells_of_every_option_and_of_no_other(known: set[str]) -> None:
    page = (LINUX / "simplenn.1").read_text("utf-8")
    told = options_in(page.replace("\\-", "-"))
    assert told == known


def test_the_man_page_tells_of_every_command() -> None:
    page = (LINUX / "simplenn.1").read_text("utf-8")
    assert set(re.findall(r"^\.B simplenn ([a-z]+)$", page, re.MULTILINE)) >= set(cli._COMMANDS)


def launcher() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(LINUX / "simplenn.desktop", "utf-8")
    return parser


def test_the_launcher_s_commands_are_understood(known: set[str]) -> None:
    for section in launcher().values():
        if command := section.get("Exec"):
            assert options_in(command) <= known
            assert shlex.split(command)[0] == "simplenn"


def test_the_launcher_has_an_entry_for_each_of_its_actions() -> None:
    parser = launcher()
    actions = parser["Desktop Entry"]["Actions"].strip(";").split(";")
    assert [f"Desktop Action {name}" for name in actions] == parser.sections()[1:]


def test_the_launcher_is_named_as_the_window_says() -> None:
    app = (ROOT / "src" / "simplenn" / "app.py").read_text("utf-8")
    assert 'setDesktopFileName("simplenn")' in app
    assert launcher()["Desktop Entry"]["StartupWMClass"] == "simplenn"


def test_all_call_a_session_by_the_same_name() -> None:
    described = ET.parse(LINUX / "simplenn.mime.xml").getroot()
    kinds = [element.get("type") for element in described.iter() if "type" in element.attrib]
    assert kinds[0] == MIME
    patterns = [element.get("pattern") for element in described.iter()]
    assert [pattern for pattern in patterns if pattern] == ["*.simplenn"]
    assert launcher()["Desktop Entry"]["MimeType"] == f"{MIME};"
    for file in ("linux/simplenn.metainfo.xml", "windows/simplenn.nsi", "simplenn.spec"):
        assert MIME in (LINUX.parent / file).read_text("utf-8")


def test_every_icon_that_is_named_is_there() -> None:
    names = [launcher()["Desktop Entry"]["Icon"]]
    names += re.findall(r'<icon name="([^"]+)"', (LINUX / "simplenn.mime.xml").read_text("utf-8"))
    assert len(names) == 2
    for name in names:
        assert (ROOT / "resources" / "icons" / f"{name}.svg").is_file()
