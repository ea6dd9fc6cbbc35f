"""The installer for Windows can be built, whatever the version. `make test-windows` runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.package.conftest import ROOT


@pytest.mark.parametrize(("version", "in_numbers"), [("0.2.0", "0.2.0.0"), ("0.2.0rc1", "0.2.0.0")])
def test_nsis_has_nothing_to_say_of_its_script(
    version: str, in_numbers: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "resources" / "packaging"))
    from pack import icons, places, windows_installer

    monkeypatch.setattr(places, "version", lambda: version)
    monkeypatch.setattr(windows_installer, "version", lambda: version)
    monkeypatch.setattr(icons, "ICONS", tmp_path / "icons")
    monkeypatch.setattr(windows_installer, "ICONS", tmp_path / "icons")
    icons.make_icons()
    stand_in = tmp_path / "simplenn"
    (stand_in / "_internal").mkdir(parents=True)
    for name in ("simplenn.exe", "simplenn-cli.exe", "_internal/python311.dll"):
        (stand_in / name).write_bytes(b"stand-in")
    windows_installer.build_windows_installer(stand_in, tmp_path)
    installer = (tmp_path / f"simplenn-{version}-windows-x64.exe").read_bytes()
    assert installer[:2] == b"MZ"
    assert f"ProductVersion\0{version}\0".encode("utf-16-le") in installer
    assert windows_installer.file_version() == in_numbers
