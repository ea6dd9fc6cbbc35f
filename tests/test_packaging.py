"""What packages say about the program agrees with the program."""

from __future__ import annotations

import configparser
import hashlib
import os
import plistlib
import re
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from simplenn import cli
from simplenn.core.exporters.registry import EXPORTERS

ROOT = Path(__file__).resolve().parents[1]
LINUX = ROOT / "resources" / "packaging" / "linux"
MIME = "application/x-simplenn+json"
LESSON_MIME = "application/x-simplenn-lesson"


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


def test_the_man_page_says_of_each_exporter_what_help_says() -> None:
    page = (LINUX / "simplenn.1").read_text("utf-8")
    told = re.findall(r'^\.BI \\-\\-(\w+) " file"\n(.+)$', page, re.MULTILINE)
    assert told == [
        (exporter.name, f"{exporter.help[0].upper()}{exporter.help[1:]}.") for exporter in EXPORTERS
    ]


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


def test_all_call_sessions_and_lessons_by_the_same_names() -> None:
    described = ET.parse(LINUX / "simplenn.mime.xml").getroot()
    kinds = [element.get("type") for element in described.iter() if "type" in element.attrib]
    assert [kind for kind in kinds if kind and "simplenn" in kind] == [MIME, LESSON_MIME]
    patterns = [element.get("pattern") for element in described.iter()]
    assert [pattern for pattern in patterns if pattern] == ["*.simplenn", "*.lesson"]
    assert launcher()["Desktop Entry"]["MimeType"] == f"{MIME};{LESSON_MIME};"
    for file in ("linux/simplenn.metainfo.xml", "windows/simplenn.nsi", "pack/mac_app.py"):
        text = (LINUX.parent / file).read_text("utf-8")
        assert MIME in text
        assert LESSON_MIME in text


def test_every_icon_that_is_named_is_there() -> None:
    names = [launcher()["Desktop Entry"]["Icon"]]
    names += re.findall(r'<icon name="([^"]+)"', (LINUX / "simplenn.mime.xml").read_text("utf-8"))
    assert len(set(names)) == 2
    for name in names:
        assert (ROOT / "resources" / "icons" / f"{name}.svg").is_file()


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder from which the building scripts can be imported."""
    folder = ROOT / "resources" / "packaging"
    monkeypatch.syspath_prepend(str(folder))
    return folder


def test_only_the_plugins_that_a_desktop_needs_go_into_the_bundle(pack: Path) -> None:
    from pack.contents import is_wanted_plugin

    for wanted in (
        "/somewhere/plugins/platforms/libqxcb.so",
        "/somewhere/plugins/platforms/qwindows.dll",
        "/somewhere/plugins/platforms/libqcocoa.dylib",
        "/somewhere/plugins/imageformats/libqsvg.so",
    ):
        assert is_wanted_plugin(wanted)
    for unwanted in (
        "/home/qxcb/plugins/platforms/libqvnc.so",
        "/somewhere/plugins/imageformats/libqtiff.so",
        "/somewhere/plugins/sqldrivers/libqxcb.so",
    ):
        assert not is_wanted_plugin(unwanted)


def test_a_list_of_installed_files_does_not_go_into_the_bundle(pack: Path) -> None:
    from pack.contents import is_reproducible

    assert not is_reproducible(("numpy-2.4.6.dist-info/RECORD", "/venv/RECORD", "DATA"))
    assert is_reproducible(("numpy-2.4.6.dist-info/METADATA", "/venv/METADATA", "DATA"))
    assert is_reproducible(("music/RECORD", "/venv/RECORD", "DATA"))


def test_a_needed_library_that_is_not_listed_is_noticed(pack: Path) -> None:
    from pack.dependencies import differences

    always, some = {"libc.so.6": "glibc"}, {"libffi.so.8": "libffi"}
    assert [*differences({"libc.so.6"}, {"libc.so.6", "libffi.so.8"}, always, some)] == []
    assert [*differences({"libc.so.6"}, {"libc.so.6"}, always, some)] == []
    assert [*differences({"libc.so.6", "libssl.so.3"}, {"libssl.so.3"}, always, some)] == [
        "libssl.so.3 is needed and not listed."
    ]
    assert [*differences({"libc.so.6"}, {"libc.so.6", "libssl.so.3"}, always, some)] == [
        "Python needs libssl.so.3, which is not listed."
    ]
    assert [*differences(set(), {"libffi.so.8"}, always, some)] == [
        "libc.so.6 is listed and not needed."
    ]


def test_every_platform_gets_a_version_that_it_understands(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pack import places, windows_installer

    for version, parts, windows in (
        ("0.2.0", ("0.2.0", ""), "0.2.0.0"),
        ("0.2.0rc1", ("0.2.0", "rc1"), "0.2.0.0"),
        ("1.10.3.dev2", ("1.10.3", "dev2"), "1.10.3.0"),
    ):
        monkeypatch.setattr(places, "version", lambda said=version: said)
        assert places.version_parts() == parts
        assert windows_installer.file_version() == windows
    monkeypatch.setattr(places, "version", lambda: "0.2")
    with pytest.raises(SystemExit, match="three numbers"):
        places.version_parts()


def test_what_is_built_has_a_date_without_git(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pack import places

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("PATH", "/nonexistent")
    changelog = (ROOT / "CHANGELOG.md").stat().st_mtime
    assert places.source_date.__wrapped__() == int(changelog)


def test_the_app_tells_macos_what_it_is(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pack import mac_app

    monkeypatch.setattr(mac_app, "_installed_tags", lambda: ["cp311-cp311-macosx_14_0_arm64"])
    monkeypatch.setenv("PROJECT_URL", "https://github.com/somebody/SimpleNN")
    plist = plistlib.loads(plistlib.dumps(mac_app.info_plist()))
    assert plist["LSMinimumSystemVersion"] == "14.0"
    assert re.fullmatch(r"\d+\.\d+\.\d+", plist["CFBundleVersion"])
    kinds = [kind["UTTypeIdentifier"] for kind in plist["UTExportedTypeDeclarations"]]
    names = ("session", "lesson")
    assert kinds == [f"io.github.somebody.SimpleNN.{name}" for name in names]
    documents = plist["CFBundleDocumentTypes"]
    assert [document["LSItemContentTypes"] for document in documents] == [[kind] for kind in kinds]


def test_the_app_needs_the_macos_that_the_newest_of_its_wheels_needs(pack: Path) -> None:
    from pack.mac_app import minimum_system

    tags = ["cp39-abi3-macosx_13_0_universal2", "cp311-cp311-macosx_14_0_arm64", "py3-none-any"]
    assert minimum_system(tags) == "14.0"
    assert minimum_system(tags[:1]) == "13.0"
    assert minimum_system(["cp311-cp311-macosx_9_0_arm64", *tags]) == "14.0"
    with pytest.raises(SystemExit, match="which macOS"):
        minimum_system(["py3-none-any"])


def test_the_icon_of_the_app_has_every_size_twice(pack: Path) -> None:
    from pack import icons

    icon = icons.icns({size: bytes([size % 251]) for size in (16, 32, 64, 128, 256, 512, 1024)})
    assert icon[:4] == b"icns"
    assert int.from_bytes(icon[4:8], "big") == len(icon)
    blocks = dict(blocks_of(icon[8:]))
    usual = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512}
    retina = {b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512, b"ic10": 1024}
    assert blocks == {kind: bytes([size % 251]) for kind, size in {**usual, **retina}.items()}


def blocks_of(icon: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kinds and the contents of the blocks of an .icns file."""
    while icon:
        length = int.from_bytes(icon[4:8], "big")
        yield icon[:4], icon[8:length]
        icon = icon[length:]


def test_a_release_needs_the_tag_of_its_version_and_notes(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import release_notes

    monkeypatch.setattr(release_notes, "version", lambda: "0.2.0")
    changelog = (
        "# Changelog\n\n## Unreleased\n\n- a\n\n## 0.2.0 (2026-11-27)\n\n- b\n\n## 0.1.0\n- d\n"
    )
    assert release_notes.release_notes("v0.2.0", changelog) == "- b"
    with pytest.raises(SystemExit, match="says 0"):
        release_notes.release_notes("v0.2.1", changelog)
    with pytest.raises(SystemExit, match="says nothing"):
        release_notes.release_notes("v0.2.0", "## 0.2.0rc1\n\n- b\n\n## 0.2.0\n")


def test_the_self_extracting_script_knows_where_it_ends(pack: Path, tmp_path: Path) -> None:
    from pack.run_installer import self_extracting_script

    packed = tmp_path / "packed.tar.xz"
    (tmp_path / "install.sh").write_text('echo "unpacked into $(dirname "$0")"\n')
    subprocess.run(["tar", "-C", tmp_path, "-cJf", packed, "install.sh"], check=True)
    content = packed.read_bytes()
    script = self_extracting_script(hashlib.sha256(content).hexdigest()).encode()
    file = tmp_path / "simplenn.run"
    file.write_bytes(script + content)
    said = run_installer(file, tmp_path)
    assert f"unpacked into {tmp_path}/.local/lib/simplenn-" in said
    assert list((tmp_path / ".local" / "lib").iterdir()) == []
    file.write_bytes(script + content[:-1])
    assert "not whole" in run_installer(file, tmp_path)
    assert "no options" in run_installer(file, tmp_path, "--nonsense")


def test_the_self_extracting_script_says_what_is_missing(pack: Path, tmp_path: Path) -> None:
    from pack.run_installer import self_extracting_script

    file = tmp_path / "simplenn.run"
    file.write_text(self_extracting_script("0" * 64))
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("id", "sh", "sha256sum", "tail", "tar", "uname"):
        (tools / tool).symlink_to(str(shutil.which(tool)))
    assert "missing here: xz." in run_installer(file, tmp_path, PATH=str(tools))


def run_installer(file: Path, home: Path, argument: str = "--as-root", **environment: str) -> str:
    """Run a .run file; gives all that it says."""
    shell = str(shutil.which("sh"))
    done = subprocess.run(
        [shell, str(file), argument],
        env={**os.environ, "HOME": str(home), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout
