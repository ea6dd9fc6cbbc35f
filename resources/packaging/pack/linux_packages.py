"""The .deb, the .rpm and the Arch package, made by nFPM of the staged tree."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pack.bundle import make_uniform
from pack.dependencies import dependencies
from pack.places import (
    BUILD,
    DIST,
    PACKAGING,
    STAGE,
    project_url,
    run,
    source_date,
    version_parts,
)
from pack.stage import LINUX, ONLY_DEBIAN

_KINDS: Final = ("deb", "rpm", "archlinux")


def build_linux_packages() -> None:
    """Build all three into dist."""
    for kind in _KINDS:
        _run_nfpm(kind, BUILD if kind == "deb" else DIST)
    _compress_deb(next(BUILD.glob("simplenn_*.deb")))


def _run_nfpm(kind: str, target: Path) -> None:
    configuration = BUILD / "nfpm.yaml"
    added = (f"{key}: {json.dumps(value)}\n" for key, value in settings(kind).items())
    configuration.write_text((LINUX / "nfpm.yaml").read_text("utf-8") + "".join(added), "utf-8")
    nfpm = Path(sys.executable).with_name("nfpm")
    told = {"STAGE": str(STAGE), "ONLY_DEBIAN": str(ONLY_DEBIAN)}
    command: list[str | Path] = [nfpm, "package", "--packager", kind]
    command += ["--config", configuration, "--target", target]
    run(*command, told=told)


def settings(kind: str) -> dict[str, str | list[str]]:
    """What nFPM is told beside nfpm.yaml. JSON is YAML, too."""
    version, prerelease = version_parts()
    date = datetime.fromtimestamp(source_date(), UTC)
    return {
        "version": version,
        "prerelease": prerelease,
        "homepage": project_url() or "",
        "description": description(kind),
        "depends": dependencies(kind),
        "mtime": date.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def description(kind: str) -> str:
    """What the program is: a line, and more where there is room. Arch has room for the line."""
    text = (PACKAGING / "description.txt").read_text("utf-8")
    line, _, more = text.partition("\n")
    if kind == "deb":
        return line[0].lower() + line[1:] + "\n" + more.lstrip()
    return line if kind == "archlinux" else text


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
