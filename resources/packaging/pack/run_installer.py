"""The .run file, which unpacks itself and installs SimpleNN for one user, without root."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from typing import Final

from pack.bundle import make_uniform
from pack.dependencies import foreign_libraries
from pack.places import BUILD, BUNDLE, DIST, STAGE, output, run, version
from pack.stage import LINUX

_PAYLOAD: Final = BUILD / "run"
_SMALL: Final = re.compile(
    r"libxcb-(cursor|icccm|image|keysyms|render-util|util|xkb)\.so|libxkbcommon-x11\.so"
)
"""Libraries that not every desktop has, and that do no harm beside those that it has."""


def build_run_installer() -> None:
    """Build it into dist."""
    shutil.rmtree(_PAYLOAD, ignore_errors=True)
    shutil.copytree(BUNDLE, _PAYLOAD / "simplenn", symlinks=True)
    share = _PAYLOAD / "share"
    for folder in (STAGE / "usr/share").iterdir():
        if folder.name != "doc":
            shutil.copytree(folder, share / folder.name)
    shutil.copy(STAGE / "usr/share/doc/simplenn/README.replacing-qt", _PAYLOAD / "simplenn")
    for script in ("install.sh", "uninstall.sh"):
        shutil.copy(LINUX / script, _PAYLOAD)
    _add_small_libraries()
    make_uniform(_PAYLOAD)
    _pack()


def _add_small_libraries() -> None:
    folder = _PAYLOAD / "libraries"
    folder.mkdir()
    for name in sorted(filter(_SMALL.match, foreign_libraries())):
        found = re.search(
            rf"^\s+{re.escape(name)} .*x86-64.* => (.*)$", _known_here(), re.MULTILINE
        )
        if found is None:
            raise SystemExit(f"{name} is missing here.")
        shutil.copy(Path(found[1]).resolve(), folder / name)


def _known_here() -> str:
    return output("/sbin/ldconfig", "-p")


def _pack() -> None:
    """Put a script that unpacks it before the payload."""
    packed = BUILD / "run.tar.xz"
    tar = ["tar", "--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--format=gnu"]
    run(*tar, "-C", _PAYLOAD, "--use-compress-program", "xz -9 --threads=1", "-cf", packed, ".")
    content = packed.read_bytes()
    script = self_extracting_script(hashlib.sha256(content).hexdigest())
    (DIST / f"simplenn-{version()}-x86_64.run").write_bytes(script.encode() + content)


def self_extracting_script(checksum: str) -> str:
    """The script, which knows how many lines it has and what follows them."""
    script = (LINUX / "self-extracting.sh").read_text("utf-8")
    lines = script.count("\n") + 1
    words = {"VERSION": version(), "LINES": str(lines), "SHA256": checksum}
    for word, value in words.items():
        script = script.replace(f"@{word}@", value)
    return script
