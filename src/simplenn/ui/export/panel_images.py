"""Panels built for a picture: light or dark, whether they are on the screen or not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolBar,
    QWidget,
)

from simplenn.core.errors import ExportError
from simplenn.core.exporters.exporter import Plot
from simplenn.engine.explorer import Explorer
from simplenn.ui.export.image import SIDE, Sheet, as_svg
from simplenn.ui.export.image_key import key_of, run_in_words
from simplenn.ui.model.preferences import ThemeChoice
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.panel_area import panel_specs
from simplenn.ui.panels.step_through.guess_row import GuessRow
from simplenn.ui.panels.step_through.step_buttons import StepButtons
from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.size import column
from simplenn.ui.style.missing_font import NO_FONT, has_font
from simplenn.ui.style.palettes import palette_of
from simplenn.ui.style.theme import Theme
from simplenn.ui.widgets.faded_digits_delegate import Index

_PAPER: Final = QSize(944, 540)
"""The size of a panel in a picture. A table has the size that it needs, and the step-through is
as high as it likes to be."""

_LEADING: Final = QSize(664, 220)
_BESIDE: Final = QSize(316, 200)
"""The sizes of the first plot in a report, and of the others, in pairs, so that they fill a page of
paper between its margins."""

_TALLEST: Final = 1080
"""Pixels. A table that is higher ends there."""

_FONT_SIZE: Final = 9.0
"""Points, whatever the size of the window's letters is."""

_CONTROLS: Final = (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QToolBar,
    GuessRow,
    StepButtons,
)
"""What a person uses, and nobody needs in a picture."""

_BY_THEMSELVES: Final = ("runs_panel", "numbers_panel")
"""Panels that say what they are, and of which runs."""


@contextmanager
def sheet_of(
    model: WindowModel, name: str, *, dark: bool = False, size: QSize = _PAPER
) -> Iterator[Sheet]:
    """Build a panel for a picture; it is gone after the with-block.

    Args:
        model: What it shows.
        name: Its object name.
        dark: Whether its colours are for a dark background.
        size: How large it is to be, if it has a plot.

    Raises:
        ExportError: There is no font to write with.
        KeyError: There is no panel of that name.
    """
    if not has_font():
        raise ExportError(NO_FONT)
    spec = {spec.name: spec for spec in panel_specs()}[name]
    with _paper(ThemeChoice.DARK if dark else ThemeChoice.LIGHT, size) as paper:
        panel = spec.build(model, paper)
        panel.setObjectName(name)
        paper.layout().addWidget(panel)  # type: ignore[union-attr]
        _leave_out_controls(panel)
        paper.show()
        _let_explore(panel)
        _lay_out(panel)
        if not panel.findChildren(PlotView):
            paper.resize(_needed(panel))
            _lay_out(panel)
        named = panel.windowTitle() or spec.title.replace("&", "")
        title = "" if name in _BY_THEMSELVES else named
        key = key_of(name, model, Theme.of(panel.palette()))
        yield Sheet(panel, title, key, _caption(model, name))


def panel_names() -> list[str]:
    """The object names of all panels."""
    return [spec.name for spec in panel_specs()]


def picture_width(name: str) -> int | None:
    """How many pixels wide a panel's picture is at scale 1; None where that depends on a table."""
    return None if name in _BY_THEMSELVES else _PAPER.width() + 2 * SIDE


def open_at_first() -> list[str]:
    """The object names of the panels that are open in a new window."""
    return [spec.name for spec in panel_specs() if spec.open]


def plots_of(model: WindowModel, names: Collection[str]) -> list[Plot]:
    """Draw those of some panels that have a plot in them, for a page: the first one is wider."""
    plots: list[Plot] = []
    for name in panel_names():
        if name in names:
            plots += _plots_of(model, name, _BESIDE if plots else _LEADING)
    return plots


def _plots_of(model: WindowModel, name: str, size: QSize) -> Iterator[Plot]:
    with sheet_of(model, name, size=size) as sheet:
        if sheet.panel.findChild(PlotView) is not None:
            key = sheet.key if size is _LEADING else ()
            plot = sheet._replace(key=key, caption="")
            yield Plot(sheet.title, as_svg(plot).decode())


def _caption(model: WindowModel, name: str) -> str:
    """Whose numbers are shown, where neither the key nor the panel itself says it."""
    current = model.runs.current
    if name in ("error_panel", "weight_panel", "runs_panel") or current is None:
        return ""
    return run_in_words(current)


def _leave_out_controls(panel: QWidget) -> None:
    """Of a panel with a plot, leave the plot alone; of others, take away what one uses."""
    plots = panel.findChildren(PlotView)
    if plots:
        for child in panel.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.setVisible(child in plots and not child.isHidden())
        return
    for control in panel.findChildren(QWidget):
        if isinstance(control, QTableView):
            control.setItemDelegate(_WithoutBoxes(control))
        if isinstance(control, QAbstractScrollArea):
            control.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            control.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        elif isinstance(control, _CONTROLS) or _names_a_control(control):
            control.hide()


def _needed(panel: QWidget) -> QSize:
    """The size in which a panel without a plot shows all it has."""
    size = QSize(_PAPER.width(), panel.sizeHint().height())
    for table in panel.findChildren(QTableView):
        across, down = table.horizontalHeader(), table.verticalHeader()
        beside = panel.width() - table.viewport().width()
        above = panel.height() - table.viewport().height()
        size = QSize(across.length() + beside, min(down.length(), _TALLEST) + above)
    return size


def _names_a_control(widget: QWidget) -> bool:
    return isinstance(widget, QLabel) and isinstance(widget.buddy(), _CONTROLS)


def _lay_out(panel: QWidget) -> None:
    """Have everything at its place and every axis as wide as its numbers, before it is drawn.

    A plot is drawn once for nothing: only then does it know how wide the numbers of its axes are.
    """
    for _ in range(2):
        QCoreApplication.sendPostedEvents()
        panel.grab()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def _let_explore(panel: QWidget) -> None:
    """Wait for what a panel computes beside."""
    for explorer in panel.findChildren(Explorer):
        QCoreApplication.processEvents()  # it begins after it is shown
        while explorer.is_busy:
            QCoreApplication.processEvents(
                QEventLoop.ProcessEventsFlag.WaitForMoreEvents
                | QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
            )


class _WithoutBoxes(QStyledItemDelegate):
    """Draws the cells of a table without the boxes to tick."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Say how a cell looks."""
        super().initStyleOption(option, index)
        features = QStyleOptionViewItem.ViewItemFeature
        option.features &= ~features.HasCheckIndicator


@contextmanager
def _paper(colours: ThemeChoice, size: QSize) -> Iterator[QWidget]:
    """A window that is never on the screen."""
    before = {*QApplication.topLevelWidgets()}
    paper = QWidget()
    paper.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    palette = palette_of(colours)
    palette.setBrush(QPalette.ColorRole.Window, palette.base())
    paper.setPalette(palette)
    font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    font.setPointSizeF(_FONT_SIZE)
    paper.setFont(font)
    paper.resize(size)
    column(paper)
    try:
        yield paper
    finally:
        paper.close()
        made = {*QApplication.topLevelWidgets()} - before - {paper}
        for widget in (paper, *made):  # the paper first: pyqtgraph's plots refer to the others
            if widget.parent() is None:  # left to Python, pyqtgraph's menus would be deleted in
                widget.deleteLater()  # whatever thread collects its garbage
