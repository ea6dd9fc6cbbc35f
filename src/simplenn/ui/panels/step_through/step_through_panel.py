"""The panel that shows an epoch step by step."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.stepping.code_lines import code_lines, text_of
from simplenn.core.stepping.narration import ending, moment, narrate
from simplenn.core.stepping.steps import CodeLine, Position, Step
from simplenn.core.theory import ideal_weight
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.step_through.code_rows import CodeRows
from simplenn.ui.panels.step_through.guess_row import GuessRow
from simplenn.ui.panels.step_through.network_diagram import NetworkDiagram
from simplenn.ui.panels.step_through.step_buttons import StepButtons
from simplenn.ui.panels.step_through.why_label import WhyLabel
from simplenn.ui.size import enlarged, follow_size, px, space
from simplenn.ui.widgets.announcing import announce
from simplenn.ui.widgets.call_after_paint import call_after_paint
from simplenn.ui.widgets.heading import Heading
from simplenn.ui.widgets.panel_corner import PanelCorner
from simplenn.ui.widgets.wrapping_labels import WrappingLabel

_NAMES: Final = {
    Step.PREDICT: "predict",
    Step.COMPARE: "compare",
    Step.DERIVATIVE: "derivative",
    Step.ADJUST: "adjust",
}

_SPOKEN_SPEED: Final = 0.2
"""Steps a second: it takes some seconds to say what a step did."""

_SENTENCE: Final = 1.2
"""How much larger than the other letters those of the sentence are, where there is room."""

_SIDE: Final = 16
"""Pixels on the left and on the right."""

_NARROW: Final = 640
"""Below this width there is no room for the picture beside the lines."""

_NARROWEST: Final = 432
"""Below this width there is no room for anything beside the picture."""

_LOW: Final = 480
"""In a window that is lower than this there is no room for the picture below the lines."""


class StepThroughPanel(QWidget):
    """The picture, the code with the numbers put in, one sentence, and the buttons.

    While an epoch is pointed at in a plot, its numbers are shown instead.
    """

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._came_from: QWidget | None = None
        self._shown: Position | None = None
        self._title = self._build_title()
        self._corner = PanelCorner(self)
        self._diagram = NetworkDiagram(self)
        self._rows = CodeRows(self)
        self._narration = self._build_narration()
        self._why = WhyLabel(model, self)
        self._guess = GuessRow(model, self)
        self._buttons = StepButtons(model, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Step through")
        self._lay_out()
        model.stepping.changed.connect(self._show)
        model.stepping.changed.connect(self._announce)
        model.autoplay.toggled.connect(self._announce)
        model.shown.pointed.connect(self._show)
        model.restrictions.changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:
        """High enough for the lines, even if one of them is broken."""
        return QSize(px(self, 640), max(px(self, 304), self.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """High enough for all lines at the width that it has now."""
        layout = self.layout()
        least = max(px(self, 240), self._buttons.minimumSizeHint().width() + 2 * px(self, _SIDE))
        height = 0 if layout is None else layout.minimumHeightForWidth(max(self.width(), least))
        return QSize(least, max(height, px(self, 288)))

    def showEvent(self, event: QShowEvent) -> None:
        """Get the focus: people go on with a key."""
        super().showEvent(event)
        if not event.spontaneous():
            self._came_from = self.window().focusWidget()
            self.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back."""
        super().hideEvent(event)
        came_from = self._came_from
        there = came_from is not None and isValid(came_from)  # an editor goes with what it edits
        if came_from is not None and there and came_from.isVisible() and not event.spontaneous():
            came_from.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the picture a place: beside the lines, or below them."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # lines that are broken need more height
        self._arrange()

    def _arrange(self) -> None:
        """Have the lines beside the picture, or above it; a small window has no picture."""
        narrow = self.width() < px(self, _NARROW)
        self._narration.setFont(enlarged(self.font(), 1.0 if narrow else _SENTENCE))
        place = self._above if narrow else self._words
        if place.indexOf(self._rows) < 0:
            place.insertWidget(0, self._rows)
        words = self._words  # the sentence stands at the lower end, or right below the lines
        words.setStretch(0 if narrow else 1, 0 if narrow else 1)
        words.setStretch(words.count() - 1, 1 if narrow else 0)
        self._middle.setStretch(0, 2 if narrow else 0)
        has_all_room = self._model.actions["presentation_action"].isChecked()
        is_low = self.window().height() < px(self, _LOW) and not has_all_room
        self._diagram.setVisible(not (narrow and is_low))
        direction = QBoxLayout.Direction
        below = self.width() < px(self, _NARROWEST)
        self._middle.setDirection(direction.TopToBottom if below else direction.LeftToRight)

    def _build_title(self) -> QLabel:
        title = Heading(parent=self)
        title.setObjectName("demo_title")
        return title

    def _bring_into_view(self) -> None:
        """Scroll what the panel is in to the lines of the step, once they are laid out."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is None:
            return
        rows = [self._rows.row(line) for line in self._model.stepping.position.step.lines]
        for row in reversed(rows):
            call_after_paint(row, partial(around.ensureWidgetVisible, row, 0, 0))

    def _build_narration(self) -> QLabel:
        narration = WrappingLabel(2, self)
        narration.setObjectName("narration_label")
        narration.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return narration

    def _lay_out(self) -> None:
        self._words = words = QVBoxLayout()
        space(words, self, spacing=8)
        words.addStretch(1)
        for widget in (self._narration, self._why, self._guess):
            words.addWidget(widget)
        words.addStretch()
        self._above = QVBoxLayout()
        self._middle = middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(middle, self, spacing=16)
        middle.addWidget(self._diagram)
        middle.addLayout(words, stretch=3)
        header = QHBoxLayout()
        header.addWidget(self._title, stretch=1)
        header.addWidget(self._corner)
        layout = QVBoxLayout(self)
        space(layout, self, (_SIDE, 8, _SIDE, 8), 8)
        layout.addLayout(header)
        layout.addLayout(self._above)
        layout.addLayout(middle, stretch=1)
        layout.addWidget(self._buttons)
        follow_size(self, self._arrange)

    def _show(self) -> None:
        if not self._model.stepping.active:
            self._shown = None
        elif self._model.shown.pointed_at is not None:
            self._show_pointed(self._model.shown.pointed_at)
        else:
            self._show_step()

    def _show_pointed(self, number: int) -> None:
        history = self._model.shown.history
        assert history is not None, "only epochs that are there can be pointed at"
        setup, epoch = history.setup_at(number - 1), history[number - 1]
        self._title.setText(f"Epoch {number:,}, which is pointed at")
        self._rows.show_lines(code_lines(setup, epoch), CodeLine.WEIGHT, ())
        self._rows.show_guesses(partial(self._model.stepping.guessing.guess_at, number))
        self._diagram.show_epoch(setup, epoch, CodeLine.WEIGHT, self._largest())
        hides = self._model.restrictions.hides(Hidden.NARRATION)
        self._say("" if hides else moment(setup, epoch))

    def _show_step(self) -> None:
        stepping = self._model.stepping
        position, epoch = stepping.position, stepping.epoch
        self._title.setText(
            f"Epoch {position.epoch:,} of {stepping.total:,}, "
            f"step {position.step} of {len(Step)}: {_NAMES[position.step]}"
        )
        lines = () if epoch is None else code_lines(stepping.setup, epoch)
        self._rows.show_lines(lines, stepping.shown_lines, position.step.lines)
        self._rows.show_guesses(partial(stepping.guessing.guess_at, position.epoch))
        self._diagram.show_epoch(stepping.setup, epoch, stepping.shown_lines, self._largest())
        self._say(self._sentence())
        self._bring_into_view()
        went_on = self._shown is not None and position == self._shown.next()
        if went_on and self._model.actions["animate_action"].isChecked():
            self._diagram.travel()
        self._shown = position

    def _announce(self) -> None:
        """Say the step to those who cannot see it; not each of many that Auto does quickly."""
        autoplay, stepping = self._model.autoplay, self._model.stepping
        if not stepping.active or (autoplay.on and autoplay.speed > _SPOKEN_SPEED):
            return
        said = self._sentence()
        if self._model.restrictions.hides(Hidden.NARRATION) and stepping.epoch is not None:
            lines = code_lines(stepping.setup, stepping.epoch)[: stepping.shown_lines]
            said = ". ".join(filter(None, [*(text_of(it.substituted) for it in lines), said]))
        announce(self, f"{self._title.text()}. {said} {self._why.reason}".rstrip())

    def _say(self, text: str) -> None:
        self._narration.setText(text)
        self._narration.setVisible(bool(text))  # a lesson may hide it

    def _sentence(self) -> str:
        stepping = self._model.stepping
        if stepping.epoch is None or stepping.history is None:
            return "Already in epoch 1 the numbers are too large for a float."
        sentences = [stepping.guessing.said]
        if stepping.asked is not None:
            sentences.append(f"What will {stepping.asked.name} be?")
        elif not self._model.restrictions.hides(Hidden.NARRATION):
            sentences.append(narrate(stepping.setup, stepping.epoch, stepping.position.step))
            sentences.append(ending(stepping.history, stepping.position))
        return " ".join(filter(None, sentences))

    def _largest(self) -> float:
        """The largest of the weights that the connection's thickness is measured by."""
        setup, stepping = self._model.shown.setup, self._model.stepping
        ideal = ideal_weight(setup)
        weights = [setup.weight, ideal or 0.0, stepping.epoch.new_weight if stepping.epoch else 0.0]
        return max(map(abs, weights))
