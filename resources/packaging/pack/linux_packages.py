"""The .deb, the .rpm and the Arch package, made by nFPM of the staged tree."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

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
_OURS: Final = ("/usr/lib/simplenn", "/usr/share/doc/simplenn")


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
    command: list[str | Path] = [nfpm, "package", "--packager", kind]
    command += ["--config", configuration, "--target", target]
    run(*command)


def settings(kind: str) -> dict[str, Any]:
    """What nFPM is told beside nfpm.yaml. JSON is YAML, too."""
    version, prerelease = version_parts()
    date = datetime.fromtimestamp(source_date(), UTC)
    return {
        "version": version,
        "prerelease": prerelease,
        "homepage": project_url() or "",
        "description": description(kind),
        "depends": dependencies(kind),
        "contents": contents(STAGE, *([ONLY_DEBIAN] if kind == "deb" else [])),
        "mtime": date.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def contents(*trees: Path) -> list[dict[str, Any]]:
    """The files of some trees, and the folders that are ours alone, as nFPM is told them.

    It could take a whole tree, but gives folders wrong permissions in an Arch package then.
    """
    paths = {path.relative_to(tree): path for tree in trees for path in tree.rglob("*")}
    return [told for place, path in sorted(paths.items()) for told in _entry(f"/{place}", path)]


def _entry(place: str, path: Path) -> Iterator[dict[str, Any]]:
    permissions = {"mode": path.lstat().st_mode & 0o777}
    if path.is_symlink():
        yield {"type": "symlink", "src": str(path.readlink()), "dst": place}
    elif path.is_file():
        yield {"src": str(path), "dst": place, "file_info": permissions}
    elif place.startswith(_OURS):
        yield {"type": "dir", "dst": place, "file_info": permissions}


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
