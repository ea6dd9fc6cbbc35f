"""Tasks in which a curve is drawn before it is trained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from simplenn.core.history import History
from simplenn.core.lesson.curve_shapes import Shape, shape_of
from simplenn.core.lesson.page_setup import Hidden, PageSetup
from simplenn.core.lesson.tasks.task import Answer, Judgement, Point, Problem, Task, read_question
from simplenn.core.lesson.toml_block import TomlBlock
from simplenn.core.numbers import format_short
from simplenn.core.setup import Setup

_LEAST_POINTS: Final = 5
"""Fewer are a click by accident, and no curve."""

_MOST_EPOCHS: Final = 1_000
"""More than that nobody draws."""

_SHAPES: Final = frozenset(shape.value for shape in Shape)

_DRAW_FIRST: Final = (
    "Draw the curve that you expect into the plot first. If you have trained already, press Draw "
    "again."
)

_NEAR: Final = 0.25
"""A curve begins and ends where the real one does within this share of the plot's height."""

_BEGINS_ELSEWHERE: Final = (
    "The shape is right, but it begins at {real} and you drew it from {drawn}."
)
_ENDS_ELSEWHERE: Final = "The shape is right, but it ends at {real} and you drew it to {drawn}."

_PLOTS: Final = {"error plot": "error", "weight plot": "weight"}
"""Where a curve can be drawn, and of which number it is."""


@dataclass(frozen=True, slots=True)
class DrawTask(Task):
    """The person draws the expected curve, trains, and both are compared by their shape and ends.

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
            block.mistake("plot", "this run diverges before it is a curve", "change the setup")
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
        return shape_of(self.curve, self._height(self.curve))

    def judge(self, answer: Answer) -> Judgement:
        """Compare what was drawn with the real curve: the shape, then where it begins and ends."""
        if len(answer.drawn) < _LEAST_POINTS and answer.text not in _SHAPES:
            return Judgement(False, _DRAW_FIRST, is_answer=False)
        drawn, is_chosen = self._drawn(answer), answer.text in _SHAPES
        if drawn is not self.shape:
            begin = "You chose" if is_chosen else "You drew"
            wrong = f"{begin} a curve that {drawn.value}. The real one is different."
            return Judgement(False, wrong)
        if not is_chosen and (elsewhere := self._elsewhere(answer.drawn)):
            return Judgement(False, elsewhere)
        end = "as you chose" if is_chosen else "as you drew it"
        return Judgement(True, f"Yes: it {drawn.value}, {end}.")

    def in_words(self, answer: Answer) -> str:
        """What the curve that was drawn does."""
        return self._drawn(answer).value

    @property
    def solution(self) -> str:
        """What the real curve does."""
        return f"The curve {self.shape.value}."

    def _drawn(self, answer: Answer) -> Shape:
        """The shape that was drawn, or chosen from the list for those who cannot draw."""
        if answer.text in _SHAPES:
            return Shape(answer.text)
        low, high = self.bounds  # what a hand trembles by in a plot of that height says nothing
        return shape_of(answer.drawn, max(high - low, self._height((*self.curve, *answer.drawn))))

    def _elsewhere(self, drawn: Sequence[Point]) -> str:
        """Say where a curve begins or ends far from the real one; nothing where it does not.

        One that begins late is right where the real curve is then, too.
        """
        low, high = self.bounds
        ends = (
            (_BEGINS_ELSEWHERE, min(drawn), self.curve[0]),
            (_ENDS_ELSEWHERE, max(drawn), self.curve[-1]),
        )
        for sentence, (epoch, value), (_, real) in ends:
            there = min(self.curve, key=lambda point: abs(point[0] - epoch))[1]
            if min(abs(value - real), abs(value - there)) > _NEAR * (high - low):
                about = float(f"{value:.3g}")
                return sentence.format(real=format_short(real), drawn=format_short(about))
        return ""

    @staticmethod
    def _height(points: tuple[Point, ...]) -> float:
        values = [value for _, value in points]
        return (max(values) - min(values) if values else 0.0) or 1.0


def _curve(setup: Setup, number: str) -> tuple[Point, ...]:
    history = History(setup)
    history.run.advance(setup.epochs)
    return tuple((float(epoch.number), getattr(epoch, number)) for epoch in history)
