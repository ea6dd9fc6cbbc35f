"""Pictures show in browsers and elsewhere what the window shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from tests.exports.viewers import (
    coloured_ink,
    export,
    in_librsvg,
    ink,
    lost,
    pictures_in_chromium,
    thickness,
)

FAINT = 25
"""The least ink that counts as being there: a line between two pixels is half as dark."""

PANELS = ("error", "valley", "weight", "step_through", "numbers", "runs", "explorer")


def differences(shown: QImage, painted: QImage) -> list[str]:
    """What is not at the same place in two pictures, and which lines are not as wide."""
    found = []
    for kind, where in (("ink", ink), ("colour", coloured_ink)):
        if lost(where(painted), where(shown, FAINT)) > 0.01:
            found.append(f"{kind} is missing")
        if lost(where(shown), where(painted, FAINT)) > 0.01:
            found.append(f"{kind} is where none should be")
    if not 0.75 * thickness(painted) <= thickness(shown) <= 1.33 * thickness(painted):
        found.append("lines are not as wide")
    return found


@pytest.mark.parametrize("runs", ["one", "six"])
@pytest.mark.parametrize("panel", PANELS)
def test_a_picture_is_what_the_window_paints(
    sessions: dict[str, Path], tmp_path: Path, panel: str, runs: str
) -> None:
    svgs, painted = [], []
    for colours, options in (("light", []), ("dark", ["--dark"])):
        svg, png = tmp_path / f"{colours}.svg", tmp_path / f"{colours}.png"
        outputs = ("--svg", svg, "--png", png, "--scale", "1")
        export(sessions[runs], "--panel", panel, *outputs, *options)
        svgs.append(svg)
        painted.append(QImage(str(png)))
    in_chromium = pictures_in_chromium(svgs, [image.size() for image in painted])
    for svg, image, shown in zip(svgs, painted, in_chromium, strict=True):
        assert differences(shown, image) == [], f"{svg.stem} in Chromium"
        assert differences(in_librsvg(svg), image) == [], f"{svg.stem} in librsvg"


CURVE = r"<path (d=[^>]+stroke=\"#d55e00\")"


@pytest.mark.parametrize(
    ("pattern", "spoiled", "noticed"),
    [
        (CURVE, r'<path transform="translate(0,39)" \1', "colour is missing"),
        (CURVE, r'<path visibility="hidden" \1', "colour is missing"),
        ('stroke-width="2"', 'stroke-width="50"', "colour is where none should be"),
        ('stroke-width="2"', 'stroke-width="6"', "lines are not as wide"),
    ],
    ids=["39 pixels lower", "cut", "as thick as a bar", "three times as thick"],
)
def test_the_comparison_notices(
    sessions: dict[str, Path], tmp_path: Path, pattern: str, spoiled: str, noticed: str
) -> None:
    svg, png = tmp_path / "a.svg", tmp_path / "a.png"
    export(sessions["one"], "--svg", svg, "--png", png, "--scale", "1")
    painted = QImage(str(png))
    assert differences(in_librsvg(svg), painted) == []
    svg.write_text(re.sub(pattern, spoiled, svg.read_text("utf-8")), "utf-8")
    assert noticed in differences(in_librsvg(svg), painted)
