"""The style of all widgets, in any size."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)

_METRES_PER_INCH: Final = 0.0254


class SizedStyle(QProxyStyle):
    """Fusion, with boxes, arrows, handles and bars as large as the letters beside them.

    Fusion measures all of these in dots per inch, and asks the widget's font how many there are.
    So it is shown the same font as on a screen with more of them.
    """

    def __init__(self, times: float) -> None:
        super().__init__("fusion")
        self._times = times
        self._screen = QImage(1, 1, QImage.Format.Format_Mono)
        per_inch = QApplication.primaryScreen().logicalDotsPerInch() * times
        dots_per_metre = round(per_inch / _METRES_PER_INCH)
        self._screen.setDotsPerMeterX(dots_per_metre)
        self._screen.setDotsPerMeterY(dots_per_metre)
        self._metrics: dict[str, QFontMetrics] = {}

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """How large a part is."""
        if option is None:
            return round(super().pixelMetric(metric, None, widget) * self._times)
        self._enlarge(option, widget)
        return super().pixelMetric(metric, option, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Where a part of a control is, such as the arrow of a spin box."""
        self._enlarge(option, widget)
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        contents: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """How large a widget has to be for what is in it."""
        self._enlarge(option, widget)
        return super().sizeFromContents(kind, option, contents, widget)  # type: ignore[arg-type]

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint a control with parts."""
        self._enlarge(option, widget)
        super().drawComplexControl(control, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint a control."""
        self._enlarge(option, widget)
        super().drawControl(element, option, painter, widget)

    def _enlarge(self, option: Any, widget: QWidget | None) -> None:
        font = getattr(option, "font", None) or (widget or QApplication).font()
        key = font.key()
        if key not in self._metrics:  # asked for thousands of times while a window is laid out
            self._metrics[key] = self._enlarged(font)
        option.fontMetrics = self._metrics[key]

    def _enlarged(self, font: QFont) -> QFontMetrics:
        in_pixels = QFont(font)
        in_pixels.setPixelSize(QFontInfo(font).pixelSize())  # which has no dots per inch
        return QFontMetrics(in_pixels, self._screen)
