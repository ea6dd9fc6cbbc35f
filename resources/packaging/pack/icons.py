"""The icons in the sizes and kinds that desktops want, drawn from the SVG pictures by Qt."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import Final

from pack.places import ICONS, ROOT

_PICTURES: Final = {"simplenn": "apps", "application-x-simplenn": "mimetypes"}
"""The pictures in resources/icons, and what kind of icon each is to a desktop."""

_SIZES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_ICO_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
_ICNS_KINDS: Final = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic11": 32,  # these five are the same sizes again, in twice as many pixels
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
    b"ic10": 1024,
}
"""What macOS calls each, and its pixels."""


def make_icons() -> None:
    """Draw everything into build/package/icons: a hicolor theme, an .ico and an .icns each."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for picture, kind in _PICTURES.items():
        source = ROOT / "resources" / "icons" / f"{picture}.svg"
        sizes = {*_SIZES, *_ICO_SIZES, *_ICNS_KINDS.values()}
        drawn = {size: draw(source, size) for size in sorted(sizes)}
        for size in _SIZES:
            _write(Path("hicolor", f"{size}x{size}", kind, f"{picture}.png"), drawn[size])
        _write(Path("hicolor", "scalable", kind, f"{picture}.svg"), source.read_bytes())
        _write(Path(f"{picture}.ico"), ico({size: drawn[size] for size in _ICO_SIZES}))
        _write(Path(f"{picture}.icns"), icns(drawn))


def draw(source: Path, size: int) -> bytes:
    """An SVG picture as a square PNG.

    Args:
        source: The SVG file.
        size: The length of a side in pixels.
    """
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(content.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon, which holds PNG pictures of several sizes since Windows Vista."""
    header = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(header) + 16 * len(pictures)
    entries = b""
    for size, png in pictures.items():
        side = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return header + entries + b"".join(pictures.values())


def icns(pictures: dict[int, bytes]) -> bytes:
    """A macOS icon: blocks of four letters, a length and a PNG picture each."""
    blocks = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for kind, size in _ICNS_KINDS.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(blocks)) + blocks


def _write(place: Path, content: bytes) -> None:
    target = ICONS / place
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
