"""The .deb, the .rpm and the Arch package, made by nFPM of the staged tree."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from pack.bundle import make_uniform
from pack.dependencies import NFPM
from pack.places import BUILD, DIST, STAGE, run, source_date, version
from pack.stage import OVERRIDES


def build_linux_packages() -> None:
    """Build all three into dist."""
    for kind in ("deb", "rpm", "archlinux"):
        _run_nfpm(kind, BUILD if kind == "deb" else DIST)
    _compress_deb(next(BUILD.glob("simplenn_*.deb")))


def _run_nfpm(kind: str, target: Path) -> None:
    date = datetime.fromtimestamp(source_date(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    configuration = BUILD / "nfpm.yaml"
    text = NFPM.read_text("utf-8")
    configuration.write_text(f"{text}mtime: {date}\n", "utf-8")
    nfpm = Path(sys.executable).with_name("nfpm")
    told = {"STAGE": str(STAGE), "OVERRIDES": str(OVERRIDES), "VERSION": version()}
    command: list[str | Path] = [
        nfpm,
        "package",
        "--packager",
        kind,
        "--config",
        configuration,
        "--target",
        target,
    ]
    run(*command, told=told)


def _compress_deb(deb: Path) -> None:
    """Pack it anew with dpkg's xz, which makes it a fifth smaller than nFPM's."""
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    run("dpkg-deb", "-R", deb, tree)
    make_uniform(tree)
    pack = ["dpkg-deb", "-Zxz", "-z9", "--threads-max=1", "--root-owner-group", "-b"]
    run(*pack, tree, DIST / deb.name)
    shutil.rmtree(tree)
    deb.unlink()
