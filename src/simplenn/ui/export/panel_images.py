"""Pictures of panels in light colours, as for paper, whether they are on the screen or not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QGraphicsView, QVBoxLayout, QWidget

from simplenn.core.exporters.exporter import Plot
from simplenn.engine.explorer import Explorer
from simplenn.ui.export.image import as_svg
from simplenn.ui.model.preferences import ThemeChoice
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.panel_area import panel_specs
from simplenn.ui.panels.step_through.step_buttons import StepButtons
from simplenn.ui.style.palettes import palette_of

PAPER: Final = QSize(960, 540)
"""The size of a panel in a picture, unless somebody wants another."""

T = TypeVar("T")


def draw_panel(model: WindowModel, name: str, draw: Callable[[QWidget, str], T]) -> T:
    """Build a panel, draw it, and throw it away.

    Args:
        model: What it shows.
        name: Its object name.
        draw: Called with the panel and its title; what it gives is given back.

    Raises:
        KeyError: There is no panel of that name.
    """
    spec = {spec.name: spec for spec in panel_specs()}[name]
    with _paper() as paper:
        panel = spec.build(model, paper)
        panel.setObjectName(name)
        for control in (*panel.findChildren(QAbstractButton), *panel.findChildren(StepButtons)):
            control.hide()
        paper.layout().addWidget(panel)  # type: ignore[union-attr]
        paper.show()
        QCoreApplication.sendPostedEvents()  # what is laid out anew because of its size
        _let_explore(panel)
        return draw(panel, spec.title.replace("&", ""))


def panel_names() -> list[str]:
    """The object names of all panels."""
    return [spec.name for spec in panel_specs()]


def open_at_first() -> list[str]:
    """The object names of the panels that are open in a new window."""
    return [spec.name for spec in panel_specs() if spec.open]


def plots_of(model: WindowModel, names: Collection[str]) -> list[Plot]:
    """Draw those of some panels that have a plot in them."""
    drawn = [draw_panel(model, name, _plot_or_none) for name in panel_names() if name in names]
    return [plot for plot in drawn if plot is not None]


def _plot_or_none(panel: QWidget, title: str) -> Plot | None:
    if panel.findChild(QGraphicsView) is None:
        return None
    return Plot(title, as_svg(panel, title, "").decode())


def _let_explore(panel: QWidget) -> None:
    """Wait for what a panel computes beside."""
    for explorer in panel.findChildren(Explorer):
        QCoreApplication.processEvents()  # it begins soon after it is shown
        while explorer.is_busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


@contextmanager
def _paper() -> Iterator[QWidget]:
    """A window that is never on the screen."""
    before = {*QApplication.topLevelWidgets()}
    paper = QWidget()
    paper.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    paper.setPalette(palette_of(ThemeChoice.LIGHT))
    paper.resize(PAPER)
    layout = QVBoxLayout(paper)
    layout.setContentsMargins(0, 0, 0, 0)
    try:
        yield paper
    finally:
        paper.close()
        made = {*QApplication.topLevelWidgets()} - before - {paper}
        for widget in (paper, *made):  # the paper first: pyqtgraph's plots refer to the others
            if widget.parent() is None:  # left to Python, pyqtgraph's menus would be deleted in
                widget.deleteLater()  # whatever thread collects its garbage
