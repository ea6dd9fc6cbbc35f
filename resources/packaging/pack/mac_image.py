"""The disk image for macOS, with the app in it."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

from pack.places import BUNDLE, DIST, PACKAGING, run, version


def build_mac_image() -> None:
    """Build it into dist."""
    dmgbuild = Path(sys.executable).with_name("dmgbuild")
    app = BUNDLE.parent / "SimpleNN.app"
    target = DIST / f"simplenn-{version()}-macos-{platform.machine()}.dmg"
    settings = PACKAGING / "macos" / "dmg_settings.py"
    run(dmgbuild, "-s", settings, "-D", f"app={app}", "SimpleNN", target)
