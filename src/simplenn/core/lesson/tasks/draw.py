"""Tasks in which a curve is drawn before it is trained."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import ClassVar, Final

from simplenn.core.history import History
from simplenn.core.lesson.curve_shapes import Shape, shape_of
from simplenn.core.lesson.drawn_curve import Room, difference, shape_drawn
from simplenn.core.lesson.page_setup import Hidden, PageSetup
from simplenn.core.lesson.tasks.task import Answer, Judgement, Point, Problem, Task, read_question
from simplenn.core.lesson.toml_block import TomlBlock
from simplenn.core.setup import Setup

_MAY_LACK: Final = 0.1
"""The share of the epochs that may lack at either end, and always one of more than a few."""

_FEW: Final = 4

_MOST_EPOCHS: Final = 1_000
"""More than that nobody draws."""

_LARGEST: Final = 1e300
"""A curve ends before a larger number: a float has to have room beside it, too."""

_OF_CURVES: Final = 0.002
"""The share of its height by which a real curve may go up and down and be straight."""

_SHAPES: Final = frozenset(shape.value for shape in Shape)

_DRAW_FIRST: Final = (
    "Draw the curve that you expect into the plot first. If you have trained already, press Draw "
    "again."
)

_NO_END: Final = "Your curve ends at epoch {last}: draw the rest up to epoch {epochs}, too."
_NO_BEGIN: Final = "Your curve begins at epoch {first}: draw what comes from epoch 1 on, too."
_NEITHER: Final = "Your curve goes from epoch {first} to {last}: draw it from epoch 1 to {epochs}."

_PLOTS: Final = {"error plot": "error", "weight plot": "weight"}
"""Where a curve can be drawn, and of which number it is."""


@dataclass(frozen=True, slots=True)
class DrawTask(Task):
    """The person draws the expected curve, trains, and both are compared.

    Attributes:
        plot: Where it is drawn: "error plot" or "weight plot".
        curve: The real curve, an epoch and a value each.
    """

    KIND: ClassVar[str] = "draw"

    plot: str
    curve: tuple[Point, ...]

    @classmethod
    def read(cls, block: TomlBlock, setup: Setup) -> DrawTask:
        """Read the plot and how many epochs of the page's run are drawn."""
        question, hints = read_question(block)
        plot = block.one_of("plot", _PLOTS, "error plot")
        epochs = block.count("epochs", 2, _MOST_EPOCHS, min(max(setup.epochs, 2), _MOST_EPOCHS))
        curve = _curve(replace(setup, epochs=epochs), _PLOTS[plot])
        if len(curve) < 2:
            wrong = "this run diverges before it is a curve"
            block.mistake_by_numbers("plot", wrong, "change the setup")
        return cls(question, hints, block.text("because", ""), plot, curve)

    def problems_on(self, page: PageSetup) -> list[Problem]:
        """The plot has to be seen, and as many epochs trained as are drawn."""
        found = []
        if Hidden(self.plot) in page.hidden_while(True):
            right = "leave it out of hide: the curve is drawn into it"
            found.append(Problem("plot", f"the {self.plot} is hidden on this page", right))
        if "epochs" in page.locked and len(self.curve) > page.setup.epochs:
            wrong = f"{len(self.curve):,} epochs are drawn, and epochs is locked"
            found.append(Problem("epochs", wrong, f"write at most {page.setup.epochs:,}"))
        return found

    @property
    def number(self) -> str:
        """Of which number the curve is: "error" or "weight"."""
        return _PLOTS[self.plot]

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and the highest value of the plot: there is room beside the real curve."""
        values = [value for _, value in self.curve]
        low, high = min(values), max(values)
        margin = (high / 4.0 - low / 4.0) or max(abs(high) / 4.0, 1.0)
        return (0.0 if self.number == "error" else low - margin), high + margin

    @property
    def shape(self) -> Shape:
        """The shape of the real curve."""
        values = [value for _, value in self.curve]
        height = max(values) / 2.0 - min(values) / 2.0
        return shape_of(self.curve, height or 1.0, _OF_CURVES)

    def judge(self, answer: Answer) -> Judgement:
        """Compare what was drawn with the real curve: the shape, then where it begins and ends."""
        if answer.text in _SHAPES:
            return self._judge_chosen(Shape(answer.text))
        if missing := self._missing(answer.drawn):
            return Judgement(False, missing, is_answer=False)
        if wrong := difference(answer.drawn, self.curve, self._rooms):
            has_shape = shape_drawn(answer.drawn, self._rooms[0]) is self.shape
            return Judgement(False, wrong, explains=has_shape)
        return Judgement(True, f"Yes: it {self.shape.value}, as you drew it.")

    def _missing(self, drawn: Sequence[Point]) -> str:
        """Say which epochs have not been drawn, if it is more than nearly all."""
        epochs = len(self.curve)
        first, last = (end(drawn, default=(0.0, 0.0))[0] for end in (min, max))
        if last == first:  # a click by accident
            return _DRAW_FIRST
        slack = max((epochs - 1) * _MAY_LACK, 1.0 if epochs > _FEW else 0.0) + 0.5
        begins, ends = first <= 1 + slack, last >= epochs - slack
        if begins and ends:
            return ""
        sentence = _NO_END if begins else _NO_BEGIN if ends else _NEITHER
        return sentence.format(first=round(first), last=round(last), epochs=epochs)

    def _judge_chosen(self, shape: Shape) -> Judgement:
        """Judge a shape that was chosen from the list, by those who cannot draw."""
        if shape is self.shape:
            return Judgement(True, f"Yes: it {shape.value}, as you chose.")
        wrong = f"You chose a curve that {shape.value}. The real one is different."
        return Judgement(False, wrong)

    def in_words(self, answer: Answer) -> str:
        """What the curve that was drawn does."""
        if answer.text in _SHAPES:
            return answer.text
        return shape_drawn(answer.drawn, self._rooms[0]).value

    @property
    def solution(self) -> str:
        """What the real curve does."""
        return f"The curve {self.shape.value}."

    @property
    def _rooms(self) -> list[Room]:
        """The plot, and the plot with a logarithmic scale where that has decades to show."""
        low, high = self.bounds
        linear = Room(low, high)
        positive = [value for _, value in self.curve if value > 0.0]
        if self.number != "error" or not positive or max(positive) / 10.0 < min(positive):
            return [linear]
        return [linear, Room(math.log10(min(positive)) - 1.0, math.log10(high), is_log=True)]


def _curve(setup: Setup, number: str) -> tuple[Point, ...]:
    history = History(setup)
    history.run.advance(setup.epochs)
    points = ((float(epoch.number), float(getattr(epoch, number))) for epoch in history)
    return tuple(takewhile(lambda point: abs(point[1]) <= _LARGEST, points))
