"""The error of every weight: the valley that training goes down into."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWhatsThis, QWidget

from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.numbers import format_exact
from simplenn.core.sentences import curves
from simplenn.core.sentences.slope import why_twice
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.axes import LinearAxis
from simplenn.ui.plots.plot_description import PlotDescription
from simplenn.ui.plots.plot_keys import PlotKeys
from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.plots.valley_plot import ValleyPlot
from simplenn.ui.size import column
from simplenn.ui.widgets.panel_header import Offer, PanelHeader
from simplenn.ui.widgets.plain_text import plain_tool_tip

_WHY: Final = "Why twice?"
_WHY_IN_SHORT: Final = "Why?"


class ValleyPanel(QWidget):
    """The valley with its title. Dragging its ball sets the starting weight."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        weights, errors = LinearAxis("bottom"), LinearAxis("left")
        self._view = view = PlotView("valley_plot", "weight", "error", errors, self, weights)
        self._valley = ValleyPlot(view, weights, errors, model)
        PlotKeys(view, self._valley.fit)
        PlotDescription(view, model, self._in_words)
        self._header = PanelHeader("Error against weight", "fit_valley_button", self)
        self._header.fit.back_requested.connect(self._valley.fit)
        self._why = self._why_button()
        self._header.row.insertWidget(1, self._why)
        layout = column(self, self._header)
        layout.addWidget(view, stretch=1)
        self._valley.follows_changed.connect(self._show_follows)
        self._valley.slope_changed.connect(self._show_why)
        self._valley.start_chosen.connect(self._choose_start)
        self._valley.start_settled.connect(self._tell_start)
        model.restrictions.changed.connect(self._show_whether_to_drag)
        model.restrictions.changed.connect(self._show_why)
        self._show_whether_to_drag()
        self._valley.draw()

    def _why_button(self) -> QToolButton:
        """A button with the answer to what the number beside the tangent makes one ask."""
        button = _WhyButton(self)
        button.setObjectName("why_twice_button")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._tell_why)
        return button

    def _show_why(self) -> None:
        epoch = self._valley.slope_at
        hidden = self._model.restrictions.hides(Hidden.NARRATION)
        self._why.setVisible(epoch is not None and not hidden)
        if epoch is not None:
            text = why_twice(epoch)
            self._why.setToolTip(plain_tool_tip(text))
            self._why.setAccessibleDescription(text)

    def _tell_why(self) -> None:
        """Keep the answer on the screen until something else is clicked or pressed."""
        below = self._why.mapToGlobal(self._why.rect().bottomLeft())
        QWhatsThis.showText(below, self._why.toolTip(), self._why)

    def _in_words(self) -> str:
        shown = self._model.shown
        if self._model.restrictions.hides(Hidden.NUMBERS):
            return self._model.restrictions.why_hidden
        return curves.valley(shown.setup, shown.weight)

    def _choose_start(self, weight: float) -> None:
        self._model.set_setup(replace(self._model.setup, weight=weight))

    def _show_whether_to_drag(self) -> None:
        why = self._model.restrictions.why_locked("weight")
        self._view.setToolTip(why or "Drag the ball to choose the starting weight.")

    def _tell_start(self) -> None:
        """Say why the ball springs back: it shows what was trained, and not what will be."""
        if self._model.restrictions.why_locked("weight"):
            return  # that was told
        if self._model.shown.history is not None and not self._model.stepping.active:
            weight = format_exact(self._model.setup.weight)
            self._model.told.emit(f"The next run will start from weight {weight}: press Train.")

    def _show_follows(self) -> None:
        axes = Offer.FIT if self._valley.keeps_axes else Offer.NOTHING
        self._header.fit.offer(axes if self._valley.follows else Offer.BACK, self._view.widget)


class _WhyButton(QToolButton):
    """Asks in fewer words where there is no room for all of them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(_WHY)
        self.setAccessibleName(_WHY)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough for all words, whatever it says now."""
        return self._size_for(_WHY)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the fewer."""
        return self._size_for(_WHY_IN_SHORT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what there is room for."""
        super().resizeEvent(event)
        self.setText(_WHY if self.width() >= self.sizeHint().width() else _WHY_IN_SHORT)

    def _size_for(self, text: str) -> QSize:
        metrics = self.fontMetrics()
        more = metrics.horizontalAdvance(text) - metrics.horizontalAdvance(self.text())
        return super().sizeHint() + QSize(more, 0)
