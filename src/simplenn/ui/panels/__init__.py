"""The panels of the window's centre, one file each. This list is all that knows them all.

To add one: write a QWidget whose __init__ takes the WindowModel and a parent, and list it here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from simplenn.ui.model import WindowModel
from simplenn.ui.panels.error_panel import ErrorPanel
from simplenn.ui.panels.runs_panel import RunsPanel
from simplenn.ui.panels.trace_panel import TracePanel


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """A panel and its place.

    Attributes:
        name: Its object name.
        title: What the View menu calls it.
        build: Makes it, given the model and a parent.
        row: Which row it is in, counted from the top; panels of one row stand side by side.
        stretch: Its row's share of the height.
        open: Whether it is open in a new window.
        opened_by: A signal of the model that opens it, the first time it comes.
    """

    name: str
    title: str
    build: Callable[[WindowModel, QWidget], QWidget]
    row: int
    stretch: int = 1
    open: bool = True
    opened_by: Callable[[WindowModel], SignalInstance] | None = None


PANELS: tuple[PanelSpec, ...] = (
    PanelSpec("error_panel", "&Error per epoch", ErrorPanel, row=0, stretch=3),
    PanelSpec(
        "runs_panel",
        "&Runs",
        RunsPanel,
        row=4,
        stretch=0,
        open=False,
        opened_by=lambda model: model.runs.became_several,
    ),
    PanelSpec("trace_panel", "&Numbers", TracePanel, row=5, stretch=1, open=False),
)
