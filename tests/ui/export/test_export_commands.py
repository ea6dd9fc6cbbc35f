"""ExportCommands from a real window, and from the terminal without one."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from base64 import b64decode
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QByteArray, QEvent
from PySide6.QtGui import QAction, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QProgressDialog,
    QPushButton,
    QSpinBox,
    QWidget,
)
from tests.ui.dialogs import choose, dialog, do, notice, until_idle
from tests.ui.hands import Hands

from simplenn.core.exporters.picture import SVG
from simplenn.core.exporters.registry import EXPORTERS
from simplenn.core.exporters.report import HTML
from simplenn.core.exporters.trace_csv import CSV
from simplenn.core.fields import MAX_EPOCHS
from simplenn.core.sentences import status
from simplenn.core.session import SavedRun, Session, Stretch
from simplenn.core.session_file import write_session
from simplenn.core.setup import Setup
from simplenn.ui.export.image import MAX_SCALE, as_png, as_svg
from simplenn.ui.export.image_dialog import ImageDialog, ImageRequest
from simplenn.ui.export.panel_images import draw_panel
from simplenn.ui.model.preferences import ThemeChoice
from simplenn.ui.style.palettes import palette_of

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
    width, height = image.width(), image.height()
    return {image.pixelColor(x, y).name() for x in range(width) for y in range(0, height, 2)}


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
    assert [float(row["error"]) for row in rows] == [e.error for e in hands.trainer.history or []]
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
    cancel = bar.findChild(QPushButton)
    assert cancel is not None
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


def test_the_svg_has_the_axes_of_the_screen(hands: Hands) -> None:
    hands.train()
    panel = hands.find(QWidget, "error_panel")
    svg = as_svg(panel, "Error per epoch", CAPTION)
    texts = letters(svg)
    for side in ("bottom", "left"):
        assert ticks(hands, side)
        assert set(ticks(hands, side)) <= set(texts)
    assert "epoch" in texts
    assert "error (off by, squared), before the update" in texts
    assert CAPTION in texts
    root = ElementTree.fromstring(svg)
    assert root.findtext(f"{NAMESPACE}title") == "Error per epoch"
    assert root.findtext(f"{NAMESPACE}desc") == CAPTION
    assert root.find(f".//{NAMESPACE}image") is None, "lines and letters, no pixels"


def test_the_svg_looks_like_the_panel(hands: Hands) -> None:
    hands.train()
    image = rendered(as_svg(hands.find(QWidget, "error_panel"), "Error", CAPTION))
    assert "#d55e00" in colours(image)


def test_the_plot_is_as_before_after_a_picture(hands: Hands) -> None:
    hands.train()
    panel, plot = hands.find(QWidget, "error_panel"), hands.find(pg.PlotWidget, "error_plot")
    as_svg(panel, "Error", CAPTION)
    assert not any(getattr(item, "_exportOpts", False) for item in plot.scene().items())


@pytest.mark.parametrize("scale", [1, 3])
def test_a_png_at_a_scale(hands: Hands, tmp_path: Path, scale: int) -> None:
    hands.train()
    do(hands, "export_picture_action")
    wish = dialog(hands, ImageDialog, "picture_dialog")
    spin, size = wish.findChild(QSpinBox), wish.findChild(QLabel, "image_size")
    assert spin is not None
    assert size is not None
    spin.setValue(scale)
    size_said = size.text()
    wish.accept()
    choose(hands, tmp_path / "a.png")
    image = QImage(str(tmp_path / "a.png"))
    assert size_said == f"{960 * scale:,} pixels wide"
    assert image.width() == 960 * scale
    assert image.text("Description") == CAPTION
    assert "#d55e00" in colours(image)


def test_lines_are_as_thick_in_a_large_png(hands: Hands) -> None:
    hands.window.model.set_setup(Setup(5, 42, alpha=0.0005, epochs=500))  # too many for dots
    hands.train()
    panel = hands.find(QWidget, "error_panel")
    pen = hands.find(pg.PlotWidget, "error_plot").listDataItems()[0].opts["pen"]

    def inked(scale: float) -> int:
        image = QImage.fromData(as_png(panel, "", scale))
        inks = np.frombuffer(
            image.convertToFormat(QImage.Format.Format_RGB32).constBits(), dtype=np.uint32
        )
        return int(np.count_nonzero(inks == 0xFFD55E00))

    assert inked(3.0) > 6 * inked(1.0)  # with lines of one width, it would be about three times
    assert hands.find(pg.PlotWidget, "error_plot").listDataItems()[0].opts["pen"] == pen


def test_an_svg_from_the_dialog(hands: Hands, tmp_path: Path) -> None:
    hands.train()
    do(hands, "export_picture_action")
    wish = dialog(hands, ImageDialog, "picture_dialog")
    kind, scale = wish.findChild(QComboBox, "picture_kind"), wish.findChild(QSpinBox)
    assert kind is not None
    assert scale is not None
    kind.setCurrentText("SVG")
    assert not scale.isEnabled()
    wish.accept()
    choose(hands, tmp_path / "a.svg")
    assert CAPTION in letters((tmp_path / "a.svg").read_bytes())


def test_every_curve_has_its_line_in_the_caption(hands: Hands, tmp_path: Path) -> None:
    hands.train()
    hands.window.model.set_setup(Setup(5, 42, alpha=0.07))
    hands.train()
    hands.window.model.runs.rename(1, "Slow <& steady>")
    path = tmp_path / "a.svg"
    hands.window.exports.save_image(ImageRequest("error_panel", SVG, 1), path)
    texts = letters(path.read_bytes())
    assert "Run 2: input 5, goal 42, starting weight 1, alpha 0.07, 20 epochs" in texts
    assert f"Slow <& steady>: {CAPTION}" in texts


@pytest.mark.parametrize("scale", [0, -1, MAX_SCALE + 1, float("nan")])
def test_other_scales_are_refused(hands: Hands, scale: float) -> None:
    with pytest.raises(ValueError, match="scale must be above 0"):
        as_png(hands.find(QWidget, "error_panel"), "", scale)


def test_the_report_has_plots_for_paper(hands: Hands, tmp_path: Path) -> None:
    hands.window.setPalette(palette_of(ThemeChoice.DARK))
    hands.train()
    do(hands, "export_report_action")
    choose(hands, tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text()
    assert status.ended(hands.trainer.history).split(".")[0] in page  # type: ignore[arg-type]
    pictures = [b64decode(code) for code in re.findall(r"svg\+xml;base64,([^\"]+)", page)]
    assert pictures
    assert all({"epoch", "weight"} & set(letters(picture)) for picture in pictures)
    assert "#ffffff" in colours(rendered(pictures[0])), "light, whatever the window is"
    panel = hands.find(QWidget, "error_panel")
    assert panel.palette() == hands.window.palette()
    assert "#ffffff" not in colours(panel.grab().toImage())


def test_a_report_leaves_nothing_behind(hands: Hands, tmp_path: Path) -> None:
    hands.train()
    windows = len(QApplication.topLevelWidgets())
    hands.window.exports.save(HTML, tmp_path / "a.html")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(QApplication.topLevelWidgets()) == windows
    hands.window.model.runs.rename(1, "Mine")
    hands.train()
    hands.window.exports.save(HTML, tmp_path / "a.html")
    assert "Run 2: learning to answer 42" in (tmp_path / "a.html").read_text()


# --- the terminal ---------------------------------------------------------------------------------


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program without a display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "simplenn", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=env,
        timeout=60,
        check=False,
    )


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "a.simplenn"
    first = SavedRun(1, "Run 1", (Stretch(Setup(5, 42)), Stretch(Setup(5, 42, epochs=9), 4)))
    second = SavedRun(2, "Other alpha", (Stretch(Setup(5, 42, alpha=0.07)),))
    write_session(path, Session(Setup(5, 42), (first, second), current=1))
    return path


def test_everything_from_the_terminal(saved: Path, tmp_path: Path) -> None:
    outputs = {kind: tmp_path / f"out.{kind}" for kind in ("csv", "png", "svg", "html", "python")}
    options = [part for kind, path in outputs.items() for part in (f"--{kind}", path)]
    done = run("export", saved, *options, "--scale", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 5
    assert len(outputs["csv"].read_text().splitlines()) == 1 + 24
    assert QImage(str(outputs["png"])).width() == 960
    caption = "input 5, goal 42, starting weight 1, alpha 0.01, 20 epochs; continued with 4 epochs"
    assert caption in letters(outputs["svg"].read_bytes())
    assert "data:image/svg+xml" in outputs["html"].read_text()
    script = subprocess.run(
        [sys.executable, outputs["python"]], capture_output=True, text=True, check=True
    )
    last = outputs["csv"].read_text().splitlines()[-1].split(",")
    assert f"epoch 24: error {last[4]}" in script.stdout
    assert f"weight: {last[6]}" in script.stdout


@pytest.mark.parametrize(
    ("panel", "shown"),
    [("explorer", "best 0.04"), ("demo", "Epoch 1 of 20, step 4 of 4: adjust")],
)
def test_a_panel_shows_all_it_can_from_the_terminal(
    saved: Path, tmp_path: Path, panel: str, shown: str
) -> None:
    done = run("export", saved, "--panel", panel, "--svg", tmp_path / "out.svg")
    assert done.returncode == 0
    assert shown in letters((tmp_path / "out.svg").read_bytes())


def test_another_run_from_the_terminal(saved: Path, tmp_path: Path) -> None:
    done = run("export", saved, "--run", "2", "--csv", tmp_path / "out.csv")
    assert done.stdout == f"{tmp_path / 'out.csv'}: all epochs of Other alpha\n"
    assert len((tmp_path / "out.csv").read_text().splitlines()) == 1 + 20


def test_a_session_without_a_run_is_trained(tmp_path: Path) -> None:
    write_session(tmp_path / "a.simplenn", Session(Setup(5, 42, epochs=3)))
    assert run("export", tmp_path / "a.simplenn", "--csv", tmp_path / "a.csv").returncode == 0
    assert len((tmp_path / "a.csv").read_text().splitlines()) == 1 + 3


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--csv", "a/b.csv"], 1, "“b.csv” cannot be saved: its folder is not there."),
        (["--run", "9", "--csv", "x.csv"], 1, "There is no run 9, only: 1, 2."),
        (["--panel", "nose", "--svg", "x.svg"], 1, "There is no panel nose, only: "),
        ([], 2, "say what to export: --csv, --png, --svg, --html, --python"),
        (["--png", "x.png", "--scale", "99"], 2, "argument --scale: invalid choice"),
    ],
    ids=["no folder", "no run", "no panel", "nothing", "scale"],
)
def test_what_cannot_be_exported(
    saved: Path, tmp_path: Path, arguments: list[str], status: int, said: str
) -> None:
    placed = [str(tmp_path / each) if "." in each else each for each in arguments]
    done = run("export", saved, *placed)
    assert done.returncode == status
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1
    assert sorted(file.name for file in tmp_path.glob("*")) == ["a.simplenn"]


def test_a_panel_drawn_for_a_file_is_laid_out(hands: Hands) -> None:
    def room(panel: QWidget, _title: str) -> tuple[int, int]:
        label = panel.findChild(QLabel, "forecast_label")
        assert isinstance(label, QLabel)
        return label.width(), label.sizeHint().width()

    given, needed = draw_panel(hands.window.model, "error_panel", room)
    assert given >= needed


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
