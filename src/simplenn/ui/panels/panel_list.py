"""All panels of the window's centre, one file each.

To add one: write a QWidget whose __init__ takes the WindowModel and a parent, and list it here.
Those that are closed at first are imported when they are built, after the others are painted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from simplenn.core.lesson.page_setup import Hidden
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.epoch_slider_panel import EpochSliderPanel
from simplenn.ui.panels.error_panel import ErrorPanel
from simplenn.ui.panels.valley_panel import ValleyPanel
from simplenn.ui.panels.weight_panel import WeightPanel


class RowSpec(NamedTuple):
    """A row of panels.

    Attributes:
        share: Its share of the height; with 0 it is as high as it would like.
        scrolls: Whether it scrolls, with other such rows, where the window is too low. What has a
            scroll bar of its own stands in a row that does not.
        tabs: Whether its panels are tabs of one place; otherwise they stand side by side.
    """

    share: int
    scrolls: bool = True
    tabs: bool = False


ROWS: Final = (
    RowSpec(share=3),
    RowSpec(share=3),
    RowSpec(share=0),
    RowSpec(share=0),
    RowSpec(share=2, scrolls=False, tabs=True),
)
"""From top to bottom: two of plots, the step-through, the epoch slider, and the tabs."""


class PanelSpec(NamedTuple):
    """A panel and its place.

    Attributes:
        name: Its object name.
        title: What the View menu calls it.
        build: Makes it, given the model and a parent.
        row: Which of ROWS it is in, counted from 0.
        open: Whether it is open in a new window.
        opened_by: A signal of the model that opens it, the first time it comes.
        hidden_as: What lessons call it when they hide it, or None.
        while_stepping: Whether it is there while somebody steps through, and only then.
        presented: Whether a class sees it in a presentation.
        beside_steps: Whether it stands beside the step-through then.
    """

    name: str
    title: str
    build: Callable[[WindowModel, QWidget], QWidget]
    row: int
    open: bool = True
    opened_by: Callable[[WindowModel], SignalInstance] | None = None
    while_stepping: bool = False
    hidden_as: Hidden | None = None
    presented: bool = True
    beside_steps: bool = False


def _explorer(model: WindowModel, parent: QWidget) -> QWidget:
    from simplenn.ui.panels.explorer_panel import ExplorerPanel

    return ExplorerPanel(model, parent)


def _runs(model: WindowModel, parent: QWidget) -> QWidget:
    from simplenn.ui.panels.runs.runs_panel import RunsPanel

    return RunsPanel(model, parent)


def _numbers(model: WindowModel, parent: QWidget) -> QWidget:
    from simplenn.ui.panels.numbers.numbers_panel import NumbersPanel

    return NumbersPanel(model, parent)


def _step_through(model: WindowModel, parent: QWidget) -> QWidget:
    from simplenn.ui.panels.step_through.step_through_panel import StepThroughPanel

    return StepThroughPanel(model, parent)


PANELS: tuple[PanelSpec, ...] = (
    PanelSpec(
        "error_panel",
        "&Error per epoch",
        ErrorPanel,
        row=0,
        hidden_as=Hidden.ERROR_PLOT,
        beside_steps=True,
    ),
    PanelSpec(
        "runs_panel",
        "&Runs",
        _runs,
        row=4,
        open=False,
        opened_by=lambda model: model.runs.became_several,
        hidden_as=Hidden.RESULT,
    ),
    PanelSpec("numbers_panel", "&Numbers", _numbers, row=4, open=False, hidden_as=Hidden.NUMBERS),
    PanelSpec(
        "valley_panel",
        "Error &against weight",
        ValleyPanel,
        row=1,
        hidden_as=Hidden.VALLEY_PLOT,
        beside_steps=True,
    ),
    PanelSpec(
        "weight_panel",
        "&Weight per epoch",
        WeightPanel,
        row=1,
        hidden_as=Hidden.WEIGHT_PLOT,
        beside_steps=True,
    ),
    PanelSpec("step_through_panel", "Step &through", _step_through, row=2, while_stepping=True),
    PanelSpec("epoch_slider_panel", "Epoch &slider", EpochSliderPanel, row=3, presented=False),
    PanelSpec(
        "explorer_panel",
        "Alpha e&xplorer",
        _explorer,
        row=4,
        open=False,
        hidden_as=Hidden.ALPHA_EXPLORER,
    ),
)
