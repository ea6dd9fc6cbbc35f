"""The programs that people open exported files with, and what they show of them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

_CHROMIUM: Final = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
"""It looks at files of its own making, as the user who runs the tests, and calls nobody."""

_CELL: Final = 8
"""Pixels. Ink within one cell is at the same place, and so is that in the next one: letters differ
by as much from viewer to viewer."""

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"

Mask = npt.NDArray[np.bool_]


def export(session: Path, *options: str | Path) -> None:
    """Export from the terminal, where there is no display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-m", "simplenn", "export", session, *options]
    subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL, timeout=120)


def in_chromium(page: Path, size: QSize) -> QImage:
    """What a window of Chromium's shows of a file."""
    image = page.with_name(f"{page.stem}-in-chromium.png")
    window = f"--window-size={size.width()},{size.height()}"
    _chromium(window, f"--screenshot={image}", page.as_uri())
    return _image(image)


def pictures_in_chromium(pictures: Sequence[Path], sizes: Sequence[QSize]) -> list[QImage]:
    """What Chromium shows of some pictures, of which one knows how large they are.

    They are on one page, one below the other: to start Chromium takes longer than to look at them.
    """
    page = pictures[0].with_name("pictures.html")
    style = "<style>body { margin: 0 } img { display: block }</style>"
    page.write_text(style + "".join(f'<img src="{each.name}">' for each in pictures), "utf-8")
    width, height = max(size.width() for size in sizes), sum(size.height() for size in sizes)
    shown = in_chromium(page, QSize(width, height))
    tops = accumulate((size.height() for size in sizes), initial=0)
    return [
        shown.copy(0, top, size.width(), size.height())
        for top, size in zip(tops, sizes, strict=False)
    ]


def in_librsvg(svg: Path) -> QImage:
    """What librsvg makes of a picture: many desktops and text processors use it."""
    image = svg.with_name(f"{svg.stem}-in-librsvg.png")
    subprocess.run(["rsvg-convert", svg, "-o", image], check=True, timeout=60)
    return _image(image)


def printed(page: Path) -> Path:
    """The PDF that Chromium makes of a page."""
    pdf = page.with_suffix(".pdf")
    _chromium("--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri())
    return pdf


def pages_of(pdf: Path) -> list[str]:
    """The text of each page of a PDF, as it stands on paper."""
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    return text.rstrip("\f").split("\f")


def in_spreadsheet(csv: Path, separator: str, language: int) -> list[list[float | str]]:
    """The cells that LibreOffice reads from a CSV file.

    Args:
        csv: The file.
        separator: What the person says it is separated by.
        language: Whose numbers they are: 1033 for US English, 1031 for German.
    """
    how = f"CSV:{ord(separator)},34,76,1,,{language},false,true"
    _libreoffice(f"--infilter={how}", "--convert-to", "fods", "--outdir", csv.parent, csv)
    sheet = ElementTree.parse(csv.with_suffix(".fods"))
    rows = [
        [cell for each in row.iter(f"{_TABLE}table-cell") for cell in _cells_of(each)]
        for row in sheet.iter(f"{_TABLE}table-row")
    ]
    return [row for row in rows if row]


def ink(image: QImage, least: int = 110) -> Mask:
    """Where a picture is by so much not as its background, which its corner shows."""
    colours = _pixels(image)
    background = colours[1, 1]
    return np.asarray(np.abs(colours - background).max(axis=2) > least)


def coloured_ink(image: QImage, least: int = 110) -> Mask:
    """Where a picture has a colour: its curves, without letters and axes."""
    colours = _pixels(image)
    return np.asarray(colours.max(axis=2) - colours.min(axis=2) > least)


def thickness(image: QImage) -> float:
    """How many pixels of a picture have a colour, for each cell in which some have one."""
    mask = coloured_ink(image)
    return float(mask.sum() / max(_cells(mask).sum(), 1))


def lost(one: Mask, other: Mask) -> float:
    """The share of one picture's cells with ink that are far from any of the other's, 0 to 1."""
    mine, near = _cells(one), _with_neighbours(_cells(other))
    height, width = min(mine.shape[0], near.shape[0]), min(mine.shape[1], near.shape[1])
    mine, near = mine[:height, :width], near[:height, :width]
    return float((mine & ~near).sum() / max(mine.sum(), 1))


def _chromium(*arguments: str) -> None:
    with tempfile.TemporaryDirectory() as profile:
        command = [*_CHROMIUM, f"--user-data-dir={profile}", *arguments]
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def _libreoffice(*arguments: str | Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        subprocess.run([*command, *arguments], check=True, stdout=subprocess.DEVNULL, timeout=300)


def _image(path: Path) -> QImage:
    image = QImage(str(path))
    assert not image.isNull(), f"there is no picture {path}"
    return image


def _pixels(image: QImage) -> npt.NDArray[np.int16]:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(plain.height(), -1)
    return lines[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).astype(np.int16)


def _cells(mask: Mask) -> Mask:
    height, width = (length // _CELL for length in mask.shape)
    whole = mask[: height * _CELL, : width * _CELL]
    return np.asarray(whole.reshape(height, _CELL, width, _CELL).any(axis=(1, 3)))


def _with_neighbours(cells: Mask) -> Mask:
    padded = np.pad(cells, 1)
    height, width = cells.shape
    shifted = [padded[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    return np.asarray(np.logical_or.reduce(shifted))


def saved_again(csv: Path, folder: Path) -> Path:
    """What LibreOffice makes of a CSV file when it saves it: separated by semicolons, as Windows.

    Args:
        csv: The file.
        folder: Where to.
    """
    how = "csv:Text - txt - csv (StarCalc):59,34,1"
    _libreoffice("--convert-to", how, "--outdir", folder, csv)
    return folder / csv.name


def _cells_of(element: ElementTree.Element) -> list[float | str]:
    """What an element of a table stands for: equal cells side by side are one element."""
    text = "".join(element.itertext()).strip()
    if not text:
        return []
    is_number = element.get(f"{_OFFICE}value-type") == "float"
    value = float(element.attrib[f"{_OFFICE}value"]) if is_number else text
    return [value] * int(element.get(f"{_TABLE}number-columns-repeated", "1"))
