"""Pictures show in browsers and elsewhere what the window shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from tests.exports.viewers import (
    Mask,
    coloured_ink,
    export,
    in_chromium,
    in_librsvg,
    ink,
    lost,
)

PANELS = ("error", "valley", "weight", "demo", "trace", "runs", "explorer")
PLOTS = ("error", "valley", "weight", "explorer")

Viewer = Callable[[Path], QImage]


def chromium(svg: Path) -> QImage:
    size = re.search(r'width="(\d+)" height="(\d+)"', svg.read_text("utf-8"))
    assert size is not None
    return in_chromium(svg, (int(size[1]), int(size[2])))


VIEWERS: dict[str, Viewer] = {"chromium": chromium, "librsvg": in_librsvg}


def assert_same(shown: QImage, painted: QImage) -> None:
    """Whether ink is at the same places, nothing is missing and nothing is too much."""
    for where in (ink, coloured_ink):
        assert lost(where(painted), where(shown)) < 0.01, f"{where.__name__} is missing"
        assert lost(where(shown), where(painted)) < 0.01, f"there is more {where.__name__}"
    assert abs(thickness(shown) / thickness(painted) - 1) < 0.35, "lines are as wide"


def thickness(image: QImage) -> float:
    """How many pixels of a picture are coloured, for each cell with colour in it."""
    mask = coloured_ink(image)
    return float(mask.sum() / max(len(np.argwhere(mask)[:, 0]) and cells(mask), 1)) or 1.0


def cells(mask: Mask) -> int:
    places = np.argwhere(mask) // 8
    return len(np.unique(places, axis=0))


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("runs", ["one", "six"])
@pytest.mark.parametrize("panel", PANELS)
def test_an_svg_is_what_the_window_paints(
    sessions: dict[str, Path], tmp_path: Path, panel: str, runs: str, colours: str, viewer: str
) -> None:
    svg, png = tmp_path / "a.svg", tmp_path / "a.png"
    dark = ["--dark"] if colours == "dark" else []
    export(sessions[runs], "--panel", panel, "--svg", svg, "--png", png, "--scale", "1", *dark)
    assert_same(VIEWERS[viewer](svg), QImage(str(png)))


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize(
    ("pattern", "spoiled", "said"),
    [
        (r"<path (d=[^>]+stroke=\"#d55e00\")", r'<path transform="translate(0,39)" \1', "ink is"),
        (r"<path (d=[^>]+stroke=\"#d55e00\")", r'<path visibility="hidden" \1', "ink is missing"),
        (r'stroke-width="2"', 'stroke-width="50"', "more"),
        (r'stroke-width="2"', 'stroke-width="6"', "lines are as wide"),
    ],
    ids=["39 pixels lower", "cut", "as thick as a bar", "three times as thick"],
)
def test_the_comparison_notices(
    sessions: dict[str, Path], tmp_path: Path, pattern: str, spoiled: str, said: str, viewer: str
) -> None:
    svg, png = tmp_path / "a.svg", tmp_path / "a.png"
    export(sessions["one"], "--svg", svg, "--png", png, "--scale", "1")
    before = svg.read_text("utf-8")
    svg.write_text(re.sub(pattern, spoiled, before), "utf-8")
    assert svg.read_text("utf-8") != before
    with pytest.raises(AssertionError, match=said):
        assert_same(VIEWERS[viewer](svg), QImage(str(png)))
