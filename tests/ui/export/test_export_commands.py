"""Exports from a real window."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QByteArray, QEvent, QLocale
from PySide6.QtGui import QAction, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QProgressDialog,
    QPushButton,
    QSpinBox,
)
from tests.ui.dialogs import choose, dialog, do, notice, until_idle
from tests.ui.hands import Hands, find

from simplenn.core.exporters.picture import SVG
from simplenn.core.exporters.registry import EXPORTERS
from simplenn.core.exporters.report import HTML
from simplenn.core.exporters.trace_csv import CSV
from simplenn.core.fields import MAX_EPOCHS
from simplenn.core.sentences import status
from simplenn.core.setup import Setup
from simplenn.ui.export.export_source import ModelSource
from simplenn.ui.export.image_dialog import ImageDialog, ImageRequest
from simplenn.ui.export.panel_images import panel_names
from simplenn.ui.model.preferences import ThemeChoice
from simplenn.ui.style.palettes import palette_of

pytestmark = pytest.mark.shared_window

NAMESPACE = "{http://www.w3.org/2000/svg}"
CAPTION = "input 5, goal 42, starting weight 1, alpha 0.01, 20 epochs"


def letters(svg: bytes) -> list[str]:
    """All texts of an SVG, which must be well-formed."""
    return [
        (text.text or "").strip() for text in ElementTree.fromstring(svg).iter(f"{NAMESPACE}text")
    ]


def ticks(hands: Hands, side: str) -> list[str]:
    """What an axis of the error plot says on the screen."""
    axis = hands.find(pg.PlotWidget, "error_plot").getPlotItem().getAxis(side)
    image = QImage(10, 10, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    _, _, texts = axis.generateDrawSpecs(painter)
    painter.end()
    return [text for _, _, text in texts]


def rendered(svg: bytes) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg))
    assert renderer.isValid()
    image = QImage(renderer.defaultSize(), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {f"#{pixel & 0xFFFFFF:06x}" for pixel in np.unique(pixels(image))}


def pixels(image: QImage) -> np.typing.NDArray[np.uint32]:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(plain.constBits(), dtype=np.uint32).copy()


def test_nothing_to_export_yet(hands: Hands) -> None:
    names = ("export_csv_action", "export_report_action")
    assert not any(hands.find(QAction, name).isEnabled() for name in names)
    hands.train()
    assert all(hands.find(QAction, name).isEnabled() for name in names)


def test_all_epochs_as_csv(hands: Hands, tmp_path: Path) -> None:
    hands.train()
    do(hands, "export_csv_action")
    choose(hands, tmp_path / "numbers")
    until_idle(hands)
    with (tmp_path / "numbers.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["error"]) for row in rows] == [e.error for e in hands.history]
    told = hands.find(QLabel, "status_label").text()
    assert told == "Saved all epochs as “numbers.csv”."


def test_a_long_csv_shows_progress_and_can_be_cancelled(hands: Hands, tmp_path: Path) -> None:
    hands.window.model.set_setup(Setup(5, 42, epochs=MAX_EPOCHS))
    hands.train()  # settles, and is filled in at once
    path = tmp_path / "a.csv"
    path.write_text("old")
    hands.window.exports.save(CSV, path)
    bar = dialog(hands, QProgressDialog, "progress_dialog")
    assert bar.labelText() == "Writing “a.csv”…"
    cancel = find(bar, QPushButton)
    cancel.click()
    until_idle(hands)
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["a.csv"]
    assert path.read_text() == "old"


def test_an_export_that_fails_says_why(hands: Hands, tmp_path: Path) -> None:
    hands.train()
    exports = hands.window.exports
    (tmp_path / "a.csv").mkdir()
    exports.save(CSV, tmp_path / "a.csv")
    assert notice(hands) == "“a.csv” cannot be saved: it is a folder."
    exports.save(HTML, tmp_path / "none" / "a.html")
    assert notice(hands) == "“a.html” cannot be saved: its folder is not there."


def drawn(hands: Hands, panel: str, *, dark: bool = False) -> bytes:
    """A panel of the window as SVG."""
    source = ModelSource(hands.window.model, (), panel, dark=dark)
    return source.picture("svg")


def test_the_svg_has_the_axes_of_a_panel_and_a_key(hands: Hands) -> None:
    hands.train()
    svg = drawn(hands, "error_panel")
    texts = letters(svg)
    assert {"0", "500", "1,000", "5", "10", "15", "20", "epoch"} <= set(texts)
    assert "error (off by, squared), before the update" in texts
    assert f"Run 1: {CAPTION}" in texts
    root = ElementTree.fromstring(svg)
    assert root.findtext(f"{NAMESPACE}title") == "Error per epoch"
    assert (root.findtext(f"{NAMESPACE}desc") or "").startswith(f"Run 1: {CAPTION}\nExpected with")
    assert root.find(f".//{NAMESPACE}image") is None, "lines and letters, no pixels"


@pytest.mark.parametrize(
    ("panel", "dark"),
    [
        ("error_panel", False),
        ("error_panel", True),
        ("valley_panel", False),
        ("weight_panel", False),
        ("explorer_panel", False),
    ],
)
def test_an_svg_means_the_same_to_all_viewers(hands: Hands, panel: str, dark: bool) -> None:
    hands.train()
    hands.train(Setup(5, 42, alpha=0.07))
    root = ElementTree.fromstring(drawn(hands, panel, dark=dark))
    moved = [element.tag for element in root.iter() if "transform" in element.attrib]
    assert set(moved) <= {f"{NAMESPACE}text"}, "what is clipped stands in the picture's coordinates"
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for path in root.iterfind(f".//{NAMESPACE}clipPath/{NAMESPACE}path"):
        points = [
            tuple(map(float, point.split(",")))
            for point in re.findall(r"[-\d.,]+", path.attrib["d"])
        ]
        assert all(0 <= x <= width and 0 <= y <= height for x, y in points)
    assert not any("vector-effect" in element.attrib for element in root.iter())
    widths = [float(e.attrib["stroke-width"]) for e in root.iter() if "stroke-width" in e.attrib]
    assert widths
    assert all(0.4 <= width <= 4.0 for width in widths)
    for text in root.iter(f"{NAMESPACE}text"):
        assert text.attrib["font-family"].split(", ")[-1] in ("sans-serif", "monospace")
        assert float(text.attrib["textLength"]) > 0


@pytest.mark.parametrize("panel", panel_names())
def test_nothing_in_a_picture_can_be_used(hands: Hands, panel: str) -> None:
    hands.train()
    texts = letters(drawn(hands, panel))
    for control in ("logarithmic", "Expected: within", "quantity", "Next", "Back", "Copy", "Hide"):
        assert control not in texts


def test_a_picture_of_the_explorer_shows_the_quantity_that_is_chosen(hands: Hands) -> None:
    assert "last error" in letters(drawn(hands, "explorer_panel"))
    hands.find(QComboBox, "explorer_quantity").setCurrentText("epochs needed")
    texts = letters(drawn(hands, "explorer_panel"))
    assert "epochs needed" in texts
    assert "last error" not in texts


def test_the_picture_of_a_panel_takes_nothing_from_the_window(hands: Hands) -> None:
    hands.train()
    before = drawn(hands, "error_panel")
    hands.window.setPalette(palette_of(ThemeChoice.DARK))
    hands.window.resize(700, 500)
    assert drawn(hands, "error_panel") == before


def test_a_table_is_drawn_with_all_its_columns(hands: Hands) -> None:
    hands.train()
    assert {"run", "curve", "prediction", "last error"} <= set(letters(drawn(hands, "runs_panel")))
    numbers = letters(drawn(hands, "numbers_panel"))
    assert numbers.count("8.376533031651888") == 1, "the last column is there, too"


def test_the_svg_looks_like_the_panel(hands: Hands) -> None:
    hands.train()
    image = rendered(drawn(hands, "error_panel"))
    assert "#d55e00" in colours(image)


@pytest.mark.parametrize("scale", [1, 3])
def test_a_png_at_a_scale(hands: Hands, tmp_path: Path, scale: int) -> None:
    hands.train()
    do(hands, "export_picture_action")
    wish = dialog(hands, ImageDialog, "picture_dialog")
    hands.find(QSpinBox, "picture_scale").setValue(scale)
    size_said = hands.find(QLabel, "image_size").text()
    wish.accept()
    choose(hands, tmp_path / "a.png")
    image = QImage(str(tmp_path / "a.png"))
    assert size_said == f"{960 * scale:,} pixels wide"
    assert image.width() == 960 * scale
    assert image.text("Description").startswith(f"Run 1: {CAPTION}")
    assert "#d55e00" in colours(image)


def test_lines_are_as_thick_in_a_large_png(hands: Hands) -> None:
    hands.window.model.set_setup(Setup(5, 42, alpha=0.0005, epochs=500))  # too many for dots
    hands.train()

    def inked(scale: int) -> int:
        source = ModelSource(hands.window.model, (), scale=scale)
        inks = pixels(QImage.fromData(source.picture("png")))
        return int(np.count_nonzero(inks == 0xFFD55E00))

    assert inked(3) > 6 * inked(1)  # with lines of one width, it would be about three times


def test_an_svg_from_the_dialog(hands: Hands, tmp_path: Path) -> None:
    hands.train()
    do(hands, "export_picture_action")
    wish = dialog(hands, ImageDialog, "picture_dialog")
    hands.find(QComboBox, "picture_kind").setCurrentText("SVG")
    assert not hands.find(QSpinBox, "picture_scale").isEnabled()
    wish.accept()
    choose(hands, tmp_path / "a.svg")
    assert f"Run 1: {CAPTION}" in letters((tmp_path / "a.svg").read_bytes())


def test_every_curve_has_its_line_in_the_caption(hands: Hands, tmp_path: Path) -> None:
    hands.train()
    hands.train(Setup(5, 42, alpha=0.07))
    hands.window.model.runs.rename(1, "Slow <& steady>")
    path = tmp_path / "a.svg"
    hands.window.exports.save_image(ImageRequest("error_panel", SVG, 1), path)
    texts = letters(path.read_bytes())
    assert "Run 2: input 5, goal 42, starting weight 1, alpha 0.07, 20 epochs" in texts
    assert f"Run 1, Slow <& steady>: {CAPTION}" in texts


def test_the_report_has_plots_for_paper(hands: Hands, tmp_path: Path) -> None:
    hands.window.setPalette(palette_of(ThemeChoice.DARK))
    hands.train()
    do(hands, "export_report_action")
    choose(hands, tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text()
    assert status.ended(hands.trainer.history).split(".")[0] in page  # type: ignore[arg-type]
    pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(pictures) == 3
    assert all({"epoch", "weight"} & set(letters(picture.encode())) for picture in pictures)
    assert all('fill="#ffffff"' in picture for picture in pictures), "light, as paper is"
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(set(ids)) == len(ids), "no plot is clipped to another one's area"


def test_how_numbers_are_separated_is_remembered(hands: Hands, tmp_path: Path) -> None:
    hands.train()
    do(hands, "export_csv_action")
    files = dialog(hands, QFileDialog, "file_dialog")
    assert files.selectedNameFilter() == "CSV with commas: 1.5,2.5 (*.csv)"
    files.selectNameFilter("CSV with semicolons: 1,5;2,5 (*.csv)")
    choose(hands, tmp_path / "a.csv")
    until_idle(hands)
    line = "2;2,85;14,25;-27,75;770,0625;-138,75;4,2375"
    assert (tmp_path / "a.csv").read_text().splitlines()[2] == line
    do(hands, "export_csv_action")
    files = dialog(hands, QFileDialog, "file_dialog")
    assert files.selectedNameFilter() == "CSV with semicolons: 1,5;2,5 (*.csv)"
    files.reject()


def test_a_decimal_comma_is_usual_where_the_person_lives(hands: Hands, tmp_path: Path) -> None:
    hands.train()
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    try:
        hands.window.exports.save(CSV, tmp_path / "a.csv")
    finally:
        QLocale.setDefault(before)
    until_idle(hands)
    assert "770,0625;" in (tmp_path / "a.csv").read_text()


def test_a_dark_picture_from_the_dialog(hands: Hands, tmp_path: Path) -> None:
    do(hands, "export_picture_action")
    wish = dialog(hands, ImageDialog, "picture_dialog")
    colours_ = hands.find(QComboBox, "picture_colours")
    assert colours_.currentText() == "Light"
    colours_.setCurrentText("Dark")
    wish.accept()
    choose(hands, tmp_path / "a.png")
    assert QImage(str(tmp_path / "a.png")).pixelColor(2, 2).name() == "#1b1c1e"


def test_a_report_leaves_nothing_behind(hands: Hands, tmp_path: Path) -> None:
    hands.train()
    windows = len(QApplication.topLevelWidgets())
    hands.window.exports.save(HTML, tmp_path / "a.html")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = len(QApplication.topLevelWidgets())
    assert left <= windows, "there may be fewer: what other tests have left goes, too"
    hands.window.model.runs.rename(1, "Mine")
    hands.train()
    hands.window.exports.save(HTML, tmp_path / "a.html")
    assert "Run 2: learning to answer 42" in (tmp_path / "a.html").read_text()


def test_the_menu_has_an_entry_for_each_exporter(hands: Hands) -> None:
    hands.train()
    for exporter in EXPORTERS:
        action = hands.find(QAction, exporter.action)
        assert action.text() == exporter.menu
        assert exporter.tip in action.toolTip()


def test_the_python_script_as_a_file(hands: Hands, tmp_path: Path) -> None:
    hands.train()
    do(hands, "export_python_action")
    choose(hands, tmp_path / "a")
    done = subprocess.run(
        [sys.executable, tmp_path / "a.py"], capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("prediction: 41.88266515825944\n")
