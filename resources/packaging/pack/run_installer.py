"""The .run file, which unpacks itself and installs SimpleNN for one user, without root."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pack.bundle import make_uniform
from pack.dependencies import foreign_libraries
from pack.places import BUILD, BUNDLE, DIST, ROOT, STAGE, output, run, source_date, version
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
    for folder in ("applications", "icons", "man", "metainfo", "mime"):
        shutil.copytree(STAGE / "usr/share" / folder, share / folder)
    shutil.copy(STAGE / "usr/share/doc/simplenn/README.replacing-qt", _PAYLOAD / "simplenn")
    for script in ("install.sh", "uninstall.sh"):
        shutil.copy(LINUX / script, _PAYLOAD)
    _add_small_libraries()
    make_uniform(_PAYLOAD)
    _run_makeself()


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


def _run_makeself() -> None:
    target = DIST / f"simplenn-{version()}-x86_64.run"
    date = datetime.fromtimestamp(source_date(), UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    tar = "--sort=name --owner=0 --group=0 --numeric-owner --format=gnu"
    options = ["--xz", "--nox11", "--sha256", "--packaging-date", date, "--tar-extra", tar]
    # It writes its arguments into the file, so they must not tell where this was built.
    paths = [path.relative_to(ROOT) for path in (_PAYLOAD, target)]
    run("makeself", *options, *paths, f"SimpleNN {version()}", "./install.sh")
