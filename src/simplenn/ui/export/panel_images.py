"""Pictures of panels in light colours, as for paper, whether they are on the screen or not."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QGraphicsView, QVBoxLayout, QWidget

from simplenn.core.exporters.report import Picture
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
        return draw(panel, spec.title.replace("&", ""))


def panel_names() -> list[str]:
    """The object names of all panels."""
    return [spec.name for spec in panel_specs()]


def plots_of_new_window(model: WindowModel) -> list[Picture]:
    """Pictures of all panels with a plot in them that are open in a new window."""
    names = [spec.name for spec in panel_specs() if spec.open]
    pictures = [draw_panel(model, name, _plot_or_none) for name in names]
    return [picture for picture in pictures if picture is not None]


def plots_on_screen(panels: Sequence[tuple[str, QWidget]]) -> list[Picture]:
    """Pictures of those panels with a plot in them, as they are now but in light colours.

    Args:
        panels: The panels, each with its title.
    """
    light, inherited = palette_of(ThemeChoice.LIGHT), QPalette()
    pictures = []
    for title, panel in panels:
        panel.setPalette(light)
        pictures.append(_plot_or_none(panel, title))
        panel.setPalette(inherited)  # before anything of it is to be seen on the screen
    return [picture for picture in pictures if picture is not None]


def _plot_or_none(panel: QWidget, title: str) -> Picture | None:
    if panel.findChild(QGraphicsView) is None:
        return None
    drawn = b64encode(as_svg(panel, title, "")).decode()
    return Picture(title, f"data:image/svg+xml;base64,{drawn}")


@contextmanager
def _paper() -> Iterator[QWidget]:
    """A window that is never on the screen."""
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
        paper.deleteLater()
