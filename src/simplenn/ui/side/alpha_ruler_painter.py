"""Paints the alpha ruler."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPalette, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from simplenn.core.numbers import format_short
from simplenn.ui.side.alpha_ruler_scale import (
    CREEPING_ENDS,
    ONE_STEP,
    OSCILLATING,
    ZERO,
    AlphaRulerScale,
    place_of,
)
from simplenn.ui.size import factor, px
from simplenn.ui.style.theme import Theme
from simplenn.ui.widgets.contrast import blended

MARGIN: Final = 6.0
"""Pixels beside the band, so that the handle is whole at its ends."""

_BAND: Final = 20.0
_TICK: Final = 4.0
_HANDLE: Final = 10.0
"""Pixels: how wide and how high the handle is. It stands on the band, so that it hides no name."""

_STRETCH: Final = 80
"""Percent of their usual width."""

_TINT: Final = 0.35
"""How much of a term's colour is in its zone's."""

_HATCHING: Final = 0.4
"""Opacity of the lines in a zone; behind its name there are none."""


class _Zone(NamedTuple):
    """A regime's part of the band: colour, pattern and name tell it apart."""

    begin: float
    end: float
    name: str
    term: str | None
    pattern: Qt.BrushStyle


_ZONES: Final = (
    _Zone(-math.inf, ZERO, "<0", "error", Qt.BrushStyle.DiagCrossPattern),
    _Zone(ZERO, CREEPING_ENDS, "creeps", None, Qt.BrushStyle.Dense6Pattern),
    _Zone(CREEPING_ENDS, ONE_STEP, "learns smoothly", "goal", Qt.BrushStyle.NoBrush),
    _Zone(ONE_STEP, OSCILLATING, "overshoots", "goal", Qt.BrushStyle.BDiagPattern),
    _Zone(OSCILLATING, math.inf, "runs away", "error", Qt.BrushStyle.DiagCrossPattern),
)


class AlphaRulerPainter:
    """Draws the band with its zones, the ticks below it, and the handle."""

    def __init__(self, painter: QPainter, ruler: QWidget, scale: AlphaRulerScale) -> None:
        self._painter = painter
        self._palette = palette = ruler.palette()
        self._text = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText)
        self._is_free = ruler.isEnabled()
        self._scale = scale
        self._size = factor(ruler)
        self._area = area = QRectF(ruler.rect())
        margin, top = MARGIN * self._size, (_HANDLE + 1.0) * self._size
        self._band = QRectF(margin, top, area.width() - 2 * margin, _BAND * self._size)
        self._font = self.letters(ruler)

    @staticmethod
    def letters(ruler: QWidget) -> QFont:
        """What the names are written in: narrow, so that they can be high in their zones."""
        font = QFont(ruler.font())
        font.setStretch(_STRETCH)
        return font

    @staticmethod
    def height(ruler: QWidget) -> int:
        """How many pixels the picture needs."""
        return px(ruler, _HANDLE + 1.0 + _BAND + _TICK) + ruler.fontMetrics().height()

    @staticmethod
    def ground(term: str | None, palette: QPalette) -> QColor:
        """A term's colour as a quiet background: the goal's where it learns, error's where not."""
        theme = Theme.of(palette)
        colour = theme.faint if term is None else theme.term(term)
        return blended(colour, palette.color(QPalette.ColorRole.Window), _TINT)

    def draw(self, alpha: float, *, has_focus: bool) -> None:
        """Draw all of it.

        Args:
            alpha: Where the handle is.
            has_focus: Whether the keyboard moves the handle.
        """
        if not self._scale.is_usable:
            self._draw_nothing()
            return
        for zone in _ZONES:
            self._draw_zone(zone)
        self._draw_ticks()
        self._draw_handle(self._scale.place(alpha), has_focus)

    def _draw_nothing(self) -> None:
        self._painter.setFont(self._font)
        self._painter.fillRect(self._band, QBrush(self._hatching(), Qt.BrushStyle.Dense6Pattern))
        self._write(self._band, self._scale.why_unusable)

    def _draw_zone(self, zone: _Zone) -> None:
        left, right = self._x(place_of(zone.begin)), self._x(place_of(zone.end))
        area = QRectF(left, self._band.top(), right - left, self._band.height())
        self._painter.fillRect(area, self.ground(zone.term, self._palette))
        self._painter.fillRect(area, QBrush(self._hatching(), zone.pattern))
        self._painter.setFont(self._font)
        width = float(self._painter.fontMetrics().horizontalAdvance(zone.name))
        if width <= area.width():  # no lines behind the letters
            width = min(width + 4.0 * self._size, area.width())
            middle = QRectF(area.center().x() - width / 2, area.top(), width, area.height())
            self._painter.fillRect(middle, self.ground(zone.term, self._palette))
        self._write(area, zone.name)

    def _draw_ticks(self) -> None:
        limit, best = format_short(self._scale.limit or 0.0), format_short(self._scale.best or 0.0)
        self._draw_tick(ZERO, "0", Qt.AlignmentFlag.AlignHCenter)
        self._draw_tick(ONE_STEP, f"best {best}", Qt.AlignmentFlag.AlignRight)
        self._draw_tick(OSCILLATING, f"limit {limit}", Qt.AlignmentFlag.AlignHCenter)

    def _draw_tick(self, change: float, text: str, side: Qt.AlignmentFlag) -> None:
        x, bottom = self._x(place_of(change)), self._band.bottom()
        self._painter.setPen(QPen(self._text, 1.5 * self._size))
        self._painter.drawLine(
            QPointF(x, self._band.top()), QPointF(x, bottom + _TICK * self._size)
        )
        width = self._painter.fontMetrics().horizontalAdvance(text) + 2.0 * self._size
        centred = side is Qt.AlignmentFlag.AlignHCenter
        left = x - width / 2 if centred else x + 14.0 * self._size - width
        left = min(max(left, 0.0), self._area.width() - width)
        top = bottom + _TICK * self._size
        self._write(QRectF(left, top, width, self._area.bottom() - top), text)

    def _draw_handle(self, place: float, has_focus: bool) -> None:
        x = self._x(min(max(place, 0.0), 1.0))
        ring = QPalette.ColorRole.Highlight if has_focus else QPalette.ColorRole.WindowText
        self._painter.setPen(
            QPen(self._palette.color(ring), (2.5 if has_focus else 1.5) * self._size)
        )
        ground = QPalette.ColorRole.Base if self._is_free else QPalette.ColorRole.Window
        self._painter.setBrush(self._palette.color(ground))
        way = 0.0 if 0.0 <= place <= 1.0 else math.copysign(1.0, place)
        handle = _pin() if way == 0.0 else _arrow(way)
        place_and_size = QTransform.fromTranslate(x, 0.0).scale(self._size, self._size)
        self._painter.drawPolygon(place_and_size.map(handle))

    def _write(self, area: QRectF, text: str) -> None:
        """Write a text where there is room for it."""
        self._painter.setPen(self._text)
        if self._painter.fontMetrics().horizontalAdvance(text) <= area.width():
            self._painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _x(self, place: float) -> float:
        return self._band.left() + min(max(place, 0.0), 1.0) * self._band.width()

    def _hatching(self) -> QColor:
        colour = QColor(self._text)
        colour.setAlphaF(_HATCHING)
        return colour


def _pin() -> QPolygonF:
    """A handle that points at a place of the band below it, at 100 %, for the place 0."""
    half, shoulder, tip = _HANDLE / 2, _HANDLE * 0.6, _HANDLE + 2.0
    corners = ((-half, 1.0), (half, 1.0), (half, shoulder), (0.0, tip), (-half, shoulder))
    return QPolygonF([QPointF(*corner) for corner in corners])


def _arrow(way: float) -> QPolygonF:
    """A handle at an end of the band that points outwards: 1 to the right, -1 to the left."""
    base, tip = -way * _HANDLE * 0.6, way * (MARGIN - 1.5)
    return QPolygonF([QPointF(base, 1.0), QPointF(tip, 1.0 + _HANDLE / 2), QPointF(base, _HANDLE)])
