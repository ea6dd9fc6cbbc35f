"""The texts in a plot, each of which stands where nothing is in its way."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, Protocol

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QGraphicsSimpleTextItem

from simplenn.ui.plots.axes import FloatArray
from simplenn.ui.plots.placing import Box, Obstacles, free_place, is_free, least_covering

_PADDING: Final = 0.14
"""Around the letters, as part of the text; in lines."""

_GAP: Final = 0.2
"""Between a mark and its text; in lines."""

_IN_FRONT: Final = 1.0
"""Of the other texts."""

_Line = tuple[FloatArray, FloatArray, float]


class View(Protocol):
    """What a PlotView has, as far as texts need it."""

    labels: Labels
    item: pg.PlotItem
    box: pg.ViewBox

    @property
    def shown(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """What is in view."""
        ...

    def pixels_of(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Where places of the plot are, in pixels."""
        ...

    def place_at(self, across: float, up: float) -> tuple[float, float]:
        """The place of the plot at a share of its width and height."""
        ...

    def font(self) -> QFont:
        """What to write with."""
        ...

    def fontMetrics(self) -> QFontMetrics:  # noqa: N802 - Qt's name
        """The size of that font."""
        ...


class Spot(NamedTuple):
    """A place for a text: beside a place of the plot.

    Attributes:
        x: The place, in the coordinates of the plot.
        y: The place.
        across: -1, 0 or 1 for left of it, in the middle or right of it.
        down: The same for above, at the same height or below.
    """

    x: float
    y: float
    across: int = 0
    down: int = 0


def beside_upright(view: View, x: float, shares: Sequence[float]) -> list[Spot]:
    """The places beside a vertical line, on its roomier side first.

    Args:
        view: The plot.
        x: Where the line is.
        shares: How high they are, from 0 to 1, the best one first.
    """
    left, right = view.shown[0]
    better = -1 if x > left / 2 + right / 2 else 1
    heights = [view.place_at(0.0, share)[1] for share in shares]
    return [Spot(x, height, across) for height in heights for across in (better, -better)]


class Label:
    """A text that belongs to a mark. It is not there while it has no room.

    Attributes:
        box: Where it stands, in pixels of the plotting area; None while it is not there.
    """

    def __init__(self, view: View, *, rank: int, reach: int = 2, covers: bool = False) -> None:
        """Add a text to a plot.

        Args:
            view: The plot.
            rank: Texts of a lower rank find their places first.
            reach: How many lines of text away from its mark it can stand at most.
            covers: Whether it stands in front of the least, where there is no free place.
        """
        self.rank = rank
        self.covers = covers
        self._reach = reach
        self.box: Box | None = None
        self._found: tuple[object, ...] = ()
        self._view = view
        self._texts: Sequence[str] = ()
        self._spots: Sequence[Spot] = ()
        self._ground = QGraphicsRectItem(view.box)
        self._letters = QGraphicsSimpleTextItem(self._ground)
        self._ground.setZValue(_IN_FRONT if covers else 0.0)
        self._ground.setPen(QPen(Qt.PenStyle.NoPen))
        self._ground.hide()
        view.labels.add(self)

    @property
    def text(self) -> str:
        """What can be read; nothing while it is not there."""
        return self._letters.text() if self._ground.isVisible() else ""

    @property
    def is_wanted(self) -> bool:
        """Whether there is something to write."""
        return bool(self._texts and self._spots)

    def show(self, texts: Sequence[str], spots: Sequence[Spot]) -> None:
        """Write something, as soon as all that is in the plot has found its place.

        Args:
            texts: What to write; each is used where there is no room for those before it.
            spots: Where it can stand, the best place first.
        """
        self._texts, self._spots = texts, spots

    def hide(self) -> None:
        """Write nothing."""
        self._texts, self._spots, self.box, self._found = (), (), None, ()
        self._ground.hide()

    def remove(self) -> None:
        """Take it out of the plot."""
        self._view.labels.remove(self)
        if self._ground.scene() is not None:
            self._ground.scene().removeItem(self._ground)

    def set_colours(
        self, letters: QColor, ground: QColor | None = None, frame: QPen | None = None
    ) -> None:
        """Choose its colours; without a ground, nothing is painted behind the letters."""
        self._letters.setBrush(letters)
        self._ground.setBrush(pg.mkBrush(ground))
        self._ground.setPen(frame or QPen(Qt.PenStyle.NoPen))

    def set_opacity(self, opacity: float) -> None:
        """Make it paler, from 0 to 1."""
        self._ground.setOpacity(opacity)

    def place(
        self, area: Box, obstacles: Obstacles, taken: Sequence[Box], around: Hashable
    ) -> None:
        """Go to the first free place; with a shorter text if that is the only one that fits.

        Args:
            area: Where there may be texts.
            obstacles: What must not be covered.
            taken: Where other texts stand.
            around: While this is the same, the text stays where it is, if it can, or away.
                `make bench` needs this for redraws with many earlier runs.
        """
        found = (self._texts, self._spots, around)
        if found == self._found and (self.box is None or is_free(self.box, obstacles, taken)):
            return
        self._found = found
        self.box = None
        places = self._places()
        for text in self._texts:
            self.box = free_place(self._boxes(text, places), area, obstacles, taken)
            if self.box is None and self.covers:
                self.box = least_covering(self._boxes(text, places), area, obstacles)
            if self.box is not None:
                self._write(text, self.box)
                break
        self._ground.setVisible(self.box is not None)

    def _places(self) -> list[tuple[float, float]]:
        """Where the spots are, in pixels; all at once, since each question costs as much."""
        x, y = zip(*((spot.x, spot.y) for spot in self._spots), strict=True)
        across, down = self._view.pixels_of(np.array(x), np.array(y))
        return [*zip(across.tolist(), down.tolist(), strict=True)]

    def _boxes(self, text: str, places: Sequence[tuple[float, float]]) -> Iterator[Box]:
        """Beside the mark, then farther and farther away from it, then in the middle of a spot."""
        size, line = self._size(text), self._view.fontMetrics().height()
        for lines in (*range(self._reach + 1), None):
            for spot, (x, y) in zip(self._spots, places, strict=True):
                side = spot.across, spot.down
                if (side == (0, 0)) is (lines is None):
                    yield Box.beside(x, y, size, side, (_GAP + (lines or 0)) * line)

    def _size(self, text: str) -> tuple[float, float]:
        """How wide and how high a text is."""
        metrics, lines = QFontMetricsF(self._view.font()), text.split("\n")
        width, around = max(map(metrics.horizontalAdvance, lines)), 2 * self._padding
        return width + around, len(lines) * metrics.height() + around

    @property
    def _padding(self) -> float:
        return _PADDING * self._view.fontMetrics().height()

    def _write(self, text: str, box: Box) -> None:
        """Write a text in its place."""
        font = self._view.font()
        if text != self._letters.text() or font != self._letters.font():
            self._letters.setFont(font)
            self._letters.setText(text)
            self._letters.setPos(self._padding, self._padding)
            self._ground.setRect(0.0, 0.0, box.right - box.left, box.bottom - box.top)
        self._ground.setPos(box.left, box.top)


class Labels:
    """All texts of a plot."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._labels: list[Label] = []
        self._see_through: set[QGraphicsItem] = set()

    def add(self, label: Label) -> None:
        """Find a place for a text, too, from now on."""
        self._labels.append(label)
        self._labels.sort(key=lambda each: each.rank)

    def remove(self, label: Label) -> None:
        """Forget a text."""
        self._labels.remove(label)

    def ignore(self, item: QGraphicsItem) -> None:
        """Let texts stand on an item, such as a line that is there for a moment only."""
        self._see_through.add(item)

    def place(self, only: Label | None = None) -> None:
        """Give texts their places: all curves and marks are at theirs.

        Args:
            only: The text to place; None for all that stand beside the others.
        """
        chosen = [each for each in self._labels if not each.covers] if only is None else [only]
        wanted = [label for label in chosen if label.is_wanted]
        if not wanted:
            return
        lines = list(self._lines())
        obstacles = Obstacles.of(lines)
        size = self._view.box.size()
        area = Box(0.0, 0.0, size.width(), size.height())
        around = (len(lines), area, self._view.shown, self._view.fontMetrics().height())
        taken = [] if only is None else self._boxes_but(only)
        for label in wanted:
            label.place(area, obstacles, taken, around)
            if label.box is not None:
                taken.append(label.box)

    def _boxes_but(self, label: Label) -> list[Box]:
        others = (each for each in self._labels if each is not label)
        return [each.box for each in others if each.box is not None]

    def _lines(self) -> Iterator[_Line]:
        """Everything that is drawn, in pixels."""
        for item in self._view.item.items:
            if item.isVisible() and item not in self._see_through:
                for x, y, radius in _lines_of(item, self._view):
                    yield *self._view.pixels_of(x, y), radius


def _lines_of(item: QGraphicsItem, view: View) -> Iterable[_Line]:
    """What an item consists of, in the coordinates of the plot."""
    match item:
        case pg.PlotCurveItem():
            x, y = item.getData()
            return [(x, y, 1.0)] if x is not None and len(x) > 1 else []
        case pg.ScatterPlotItem():
            x, y = item.getData()
            return [(*_dots(x, y), item.opts["size"] / 2)] if len(x) else []
        case pg.TargetItem():
            place, radius = item.pos(), item.scale / 2
            return [(np.full(2, place.x()), np.full(2, place.y()), radius)]
        case pg.InfiniteLine():
            (left, right), (bottom, top) = view.shown
            place = item.value()
            upright = item.angle == 90
            across = (place, place) if upright else (left, right)
            up = (bottom, top) if upright else (place, place)
            return [(np.array(across), np.array(up), 1.0)]
        case pg.QtWidgets.QGraphicsLineItem():
            line = item.line()
            return [(np.array([line.x1(), line.x2()]), np.array([line.y1(), line.y2()]), 1.0)]
    return []


def _dots(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Each place twice, which is a line without a length, with a gap after it."""
    heights = np.repeat(y, 3)
    heights[2::3] = np.nan
    return np.repeat(x, 3), heights
