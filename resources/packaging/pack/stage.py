"""The tree of files that Linux packages are made of: the bundle, and what makes it at home."""

from __future__ import annotations

import gzip
import shutil
from datetime import UTC, datetime
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Final

from pack.bundle import make_uniform
from pack.places import (
    BUILD,
    BUNDLE,
    ICONS,
    PACKAGING,
    ROOT,
    STAGE,
    component_id,
    project_url,
    source_date,
    version,
    version_parts,
)

LINUX: Final = PACKAGING / "linux"
ONLY_DEBIAN: Final = BUILD / "only-debian"
"""What only the .deb has."""

MAINTAINER: Final = "the SimpleNN authors <nobody@simplenn.invalid>"
"""Debian wants an address, and nobody has lent theirs; .invalid is reserved for that."""


def stage() -> None:
    """Lay it out in build/package/stage."""
    shutil.rmtree(STAGE, ignore_errors=True)
    shutil.copytree(BUNDLE, STAGE / "usr/lib/simplenn", symlinks=True)
    (STAGE / "usr/bin").mkdir(parents=True)
    (STAGE / "usr/bin/simplenn").symlink_to("../lib/simplenn/simplenn")
    shutil.copytree(ICONS / "hicolor", STAGE / "usr/share/icons/hicolor")
    _write("applications/simplenn.desktop", _text("simplenn.desktop"))
    _write("mime/packages/simplenn.xml", _text("simplenn.mime.xml"))
    _write("man/man1/simplenn.1.gz", _text("simplenn.1"))
    _write("doc/simplenn/copyright", _text("copyright"))
    _write("doc/simplenn/README.replacing-qt", _text("README.replacing-qt"))
    _write("doc/simplenn/changelog.gz", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    if project_url():  # it is for software centres, which want to lead to the project
        _write(f"metainfo/{component_id()}.metainfo.xml", _text("simplenn.metainfo.xml"))
    make_uniform(STAGE)
    shutil.rmtree(ONLY_DEBIAN, ignore_errors=True)
    _write("doc/simplenn/changelog.Debian.gz", _debian_changelog(), ONLY_DEBIAN)
    _write("lintian/overrides/simplenn", _text("simplenn.lintian-overrides"), ONLY_DEBIAN)
    make_uniform(ONLY_DEBIAN)


def _text(name: str) -> str:
    """A file of resources/packaging/linux with its @WORDS@ filled in."""
    text = (LINUX / name).read_text("utf-8")
    for word, value in _words().items():
        text = text.replace(f"@{word}@", value)
    return text


def _words() -> dict[str, str]:
    url = project_url()
    licence = (ROOT / "LICENSE").read_text("utf-8").split("\n\n", 2)[2].strip()
    lines = (line or "." for line in licence.splitlines())
    return {
        "DATE": _date().strftime("%Y-%m-%d"),
        "ID": component_id(),
        "LICENSE": "\n".join(f" {line}" for line in lines),
        "LINKS": _links(url) if url else "",
        "PYSIDE": version_of("PySide6_Essentials"),
        "SOURCE": url or "not published",
        "VERSION": version(),
    }


def _links(url: str) -> str:
    picture = f"{url}/raw/HEAD/resources/pictures/window.png"
    return f"""<url type="homepage">{url}</url>
  <url type="bugtracker">{url}/issues</url>
  <screenshots>
    <screenshot type="default">
      <caption>The error falls, epoch by epoch</caption>
      <image>{picture}</image>
    </screenshot>
  </screenshots>"""


def _debian_changelog() -> str:
    date = _date().strftime("%a, %d %b %Y %H:%M:%S +0000")
    number, prerelease = version_parts()
    debian_version = f"{number}~{prerelease}" if prerelease else number
    head = f"simplenn ({debian_version}-1) unstable; urgency=medium"
    return f"{head}\n\n  * What is new is in changelog.gz.\n\n -- {MAINTAINER}  {date}\n"


def _date() -> datetime:
    return datetime.fromtimestamp(source_date(), UTC)


def _write(place: str, text: str, tree: Path = STAGE) -> None:
    target = tree / "usr/share" / Path(place)
    target.parent.mkdir(parents=True, exist_ok=True)
    content = text.encode()
    target.write_bytes(gzip.compress(content, mtime=0) if target.suffix == ".gz" else content)
