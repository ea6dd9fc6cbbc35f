"""What every alpha would do, beside the one that is set."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from simplenn.core.exploration import MOST_EPOCHS, Exploration, Explored, ExploredQuantity
from simplenn.core.numbers import format_epochs, format_exact
from simplenn.engine.explorer import Explorer
from simplenn.engine.trainer import TrainerState
from simplenn.ui.errors.error_dialog import show_failure
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.alpha_plot import AlphaPlot
from simplenn.ui.plots.axes import ErrorAxis, LogAlphaAxis
from simplenn.ui.plots.plot_view import PlotView
from simplenn.ui.size import column, follow_size, px
from simplenn.ui.widgets.announcing import announce
from simplenn.ui.widgets.call_after_paint import call_after_paint
from simplenn.ui.widgets.key_help import KeyHelp, tell_keys
from simplenn.ui.widgets.title_line import TitleLine

_LEAST_WIDTH: Final = 72
"""Pixels at 100 % of the box with the quantities."""

_WAITING: Final = "Training comes first: the other alphas are explored when it has ended."

_EACH_POINT: Final = (
    "Each point is a run of {epochs} with input {input}, goal {goal}, starting weight {weight} and "
    "an alpha of its own."
)
_CUT: Final = " Of the {epochs} epochs that are set, more than {most} would take too long."
_HEIGHTS: Final = {
    ExploredQuantity.ERROR: "A point's height is the error of the last epoch, before its update.",
    ExploredQuantity.NEEDED: (
        "A point's height is how many epochs it takes to come within {tolerance} of the goal. An "
        "alpha that has no point does not come so near in {epochs}."
    ),
}
_TO_TAKE_ONE: Final = "Click one, or use the left and right keys, to take its alpha."
_INPUT_0: Final = (
    "With input 0 every step is 0, whatever alpha is, so that there is nothing to explore."
)
_NO_ALPHAS: Final = (
    "With input {input} the best alpha is too large or too small for a float, so that there is "
    "nothing to explore."
)

_Question = tuple[float, float, float, int, float]


class ExplorerPanel(QWidget):
    """Explores as long as it is to be seen, and begins anew when the set-up changes."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._explorer = Explorer(self)
        self._asked: _Question | None = None
        self._pointed: Explored | None = None
        axis = ErrorAxis()
        view = PlotView("explorer_plot", "alpha", "last error", axis, self, LogAlphaAxis())
        view.widget.setAccessibleDescription(
            "A curve through what many values of alpha lead to, with the one that is set marked."
        )
        tell_keys(view.widget, KeyHelp("Left, Right", "Take the next alpha, or the one before."))
        self._plot = AlphaPlot(view, axis)
        self._quantity = self._quantity_box()
        self._words = QLabel(self)
        self._words.setObjectName("explorer_label")
        follow_size(self._words, self._indent_words)
        self._words.setWordWrap(True)
        layout = column(self)
        self._head, self._view = self._header(), view
        layout.addWidget(self._head)
        layout.addWidget(self._words)
        layout.addWidget(view, stretch=1)
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to explore, unless it was shown for a moment only, as while a window is built."""
        super().showEvent(event)
        call_after_paint(self, self._explore)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop exploring: nobody sees it."""
        super().hideEvent(event)
        if self._explorer.is_busy:
            self._explorer.halt()
            self._asked = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notice that there is more or less room for the words."""
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        """Leave the words out where the plot needs the room."""
        needed = self.minimumSizeHint().height() + self._words.heightForWidth(self.width())
        self._words.setVisible(needed <= self.height())

    def minimumSizeHint(self) -> QSize:
        """High enough for the plot and what is chosen above it."""
        head, plot = self._head.minimumSizeHint(), self._view.minimumSize()
        return QSize(max(head.width(), plot.width()), head.height() + plot.height())

    def _indent_words(self) -> None:
        side, below = px(self, 16), px(self, 8)
        self._words.setContentsMargins(side, 0, side, below)

    def _header(self) -> TitleLine:
        label = QLabel("&quantity", self)
        label.setBuddy(self._quantity)
        label.setAccessibleName(self._quantity.accessibleName())  # Qt would tell the & as well
        header = TitleLine("Alpha explorer", self)
        header.row.insertWidget(1, label)
        header.row.insertWidget(2, self._quantity)
        return header

    def _quantity_box(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("explorer_quantity")
        box.setAccessibleName("quantity")
        box.setToolTip("What is shown of each alpha.")
        follow_size(box, lambda: box.setMinimumWidth(px(box, _LEAST_WIDTH)))
        for quantity in ExploredQuantity:
            box.addItem(quantity.value, quantity)
        box.setCurrentText(self._model.plot_choices.explored.value)
        return box

    def _connect(self) -> None:
        model = self._model
        self._quantity.currentIndexChanged.connect(self._show_quantity)
        self._plot.chosen.connect(self._set_alpha)
        self._plot.pointed.connect(self._point)
        self._explorer.advanced.connect(self._show)
        self._explorer.failed.connect(self._on_failed)
        model.setup_changed.connect(self._explore)
        model.restrictions.changed.connect(self._say)
        model.tolerance.changed.connect(self._explore)
        model.trainer.state_changed.connect(self._rest_while_training)
        model.trainer.speed_changed.connect(self._rest_while_training)
        self._rest_while_training()
        self._show_quantity()

    def _rest_while_training(self) -> None:
        """Rest while training goes as fast as it can: that is what the person waits for."""
        if self._training_needs_all():
            self._explorer.set_resting(True)
        else:
            call_after_paint(self, self._rest_or_go_on)  # when the end of training is drawn

    def _rest_or_go_on(self) -> None:
        self._explorer.set_resting(self._training_needs_all())

    def _training_needs_all(self) -> bool:
        trainer = self._model.trainer
        return trainer.state is TrainerState.RUNNING and trainer.speed is None

    def _explore(self) -> None:
        """Explore what is set now, unless that has been done; a closed panel does nothing."""
        if not self.isVisible():
            return
        setup, tolerance = self._model.setup, self._model.tolerance.value
        question = (setup.input, setup.goal, setup.weight, setup.epochs, tolerance)
        if question != self._asked:
            self._asked = question
            self._explorer.explore(Exploration(setup, tolerance))
        self._show()

    def _show(self) -> None:
        exploration = self._explorer.exploration
        if exploration is not None:
            self._plot.show_exploration(exploration, self._explorer.explored)
            self._plot.show_alpha(self._model.setup.alpha)
            self._say()

    def _show_quantity(self) -> None:
        quantity: ExploredQuantity = self._quantity.currentData()
        self._model.plot_choices.explored = quantity
        self._plot.view.name_up(quantity.value)
        self._plot.show_quantity(quantity)
        self._say()

    def _point(self, explored: Explored | None) -> None:
        self._pointed = explored
        self._say()

    def _say(self) -> None:
        """Say what comes of the alpha that is pointed at, or what there is to see."""
        exploration, pointed = self._explorer.exploration, self._pointed
        if exploration is not None:
            is_there = pointed in self._explorer.explored
            text = exploration.in_words(pointed) if pointed and is_there else None
            to_take_one = self._model.restrictions.why_locked("alpha") or _TO_TAKE_ONE
            explanation = _explanation(exploration, self._quantity.currentData(), to_take_one)
            waits = self._explorer.is_busy and self._explorer.is_resting
            self._words.setText(_WAITING if waits else text or explanation)
            if text is None:  # what is said of a point moves nothing
                self._fit_words()

    def _set_alpha(self, alpha: float) -> None:
        if not self._model.set_setup(replace(self._model.setup, alpha=alpha)):
            return
        known = {explored.alpha: explored for explored in self._explorer.explored}
        exploration = self._explorer.exploration
        if exploration is not None and alpha in known:
            announce(self._plot.view.widget, exploration.in_words(known[alpha]))

    def _on_failed(self, details: str) -> None:
        show_failure(self.window(), "Exploring alphas ended unexpectedly.", details)


def _explanation(exploration: Exploration, quantity: ExploredQuantity, to_take_one: str) -> str:
    """What the plot shows, what it leaves out, and how to take an alpha, or why none."""
    setup, epochs = exploration.setup, format_epochs(exploration.epochs)
    if setup.input == 0.0:
        return _INPUT_0
    if not exploration.alphas:
        return _NO_ALPHAS.format(input=format_exact(setup.input))
    each_point = _EACH_POINT.format(
        epochs=epochs,
        input=format_exact(setup.input),
        goal=format_exact(setup.goal),
        weight=format_exact(setup.weight),
    )
    is_cut = exploration.epochs < setup.epochs
    cut = _CUT.format(epochs=f"{setup.epochs:,}", most=f"{MOST_EPOCHS:,}") if is_cut else ""
    height = _HEIGHTS[quantity].format(tolerance=format_exact(exploration.tolerance), epochs=epochs)
    return f"{each_point}{cut} {height} {to_take_one}"
