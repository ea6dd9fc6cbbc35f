"""How large everything is: the letters, and with them whatever is measured in pixels.

Lengths are written in this program as they are at 100 %; `px` says how long they are now.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QProxyStyle,
    QSplitter,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)

SIZES: Final = (75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""What the keys go through, in percent of what the desktop wants."""

_NARROWEST: Final = 1280
"""Pixels that a screen is taken to have in any case."""

_METRES_PER_INCH: Final = 0.0254


class Size(QObject):
    """How large everything in the program's windows is.

    Signals:
        changed: It is another size; all widgets have their new fonts by now.
        laid_out: All widgets know by now how large they have to be.
    """

    changed = Signal()
    laid_out = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._percent = 100.0

    @property
    def percent(self) -> float:
        """How large everything is, in percent of what the desktop wants."""
        return self._percent

    def set_percent(self, percent: float) -> None:
        """Show everything larger or smaller, at once."""
        if percent == self._percent:
            return
        self._percent = percent
        QApplication.setStyle(_SizedStyle(percent / 100.0))
        QApplication.setFont(enlarged(_desktop_font(), percent / 100.0))
        # Qt tells the widgets later, but whoever hears of the change may ask them for their fonts.
        QApplication.sendPostedEvents(None, QEvent.Type.ApplicationFontChange.value)
        self.changed.emit()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.laid_out.emit()

    def step(self, by: int) -> None:
        """Go to the next larger (1) or smaller (-1) of SIZES, if there is one."""
        beyond = [each for each in SIZES if (each - self._percent) * by > 0.0]
        if beyond:
            self.set_percent(min(beyond, key=lambda each: abs(each - self._percent)))


@cache
def size() -> Size:
    """The one size of the application, as its font is one."""
    application = QApplication.instance()
    assert application is not None, "an application comes first"
    return Size(application)


def factor(widget: QWidget) -> float:
    """How many times as large as at 100 % a widget is; one that is drawn for a file never is."""
    on_paper = widget.window().testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    return 1.0 if on_paper else size().percent / 100.0


def px(widget: QWidget, pixels: float) -> int:
    """How long a length of so many pixels at 100 % is now."""
    return round(pixels * factor(widget))


def width_on_screen(widget: QWidget, share: float) -> int:
    """How many pixels a share of the screen's width is, from 0 to 1."""
    return round(max(widget.screen().availableSize().width(), _NARROWEST) * share)


def follow_size(owner: QWidget, do: Callable[[], object]) -> None:
    """Do something now, and again whenever the size is another one, as long as the owner lives."""
    do()
    _Follower(owner, do, size().changed)


def share_out_with_size(owner: QWidget, do: Callable[[], object]) -> None:
    """Do something whenever it is another size, and all widgets know how large they have to be."""
    _Follower(owner, do, size().laid_out)


def space(
    layout: QLayout,
    owner: QWidget,
    margins: tuple[int, int, int, int] | None = None,
    spacing: int | None = None,
) -> None:
    """Give a layout its margins and the distance of its parts, in pixels at 100 %.

    Args:
        layout: The layout.
        owner: The widget that it lays out.
        margins: To the left, above, to the right and below.
        spacing: Between two parts.
    """

    def apply() -> None:
        if margins is not None:
            layout.setContentsMargins(*(px(owner, margin) for margin in margins))
        if spacing is not None:
            layout.setSpacing(px(owner, spacing))

    follow_size(owner, apply)


def grow_with_size(splitter: QSplitter, rest: int) -> None:
    """Have the parts of a splitter grow and shrink with the letters in them.

    None grows beyond what it would like.

    Args:
        splitter: The splitter.
        rest: The index of the part that gets whatever room is left.
    """
    before = factor(splitter)

    def apply() -> None:
        nonlocal before
        times, before = factor(splitter) / before, factor(splitter)
        if times != 1.0:
            wishes = [splitter.widget(n) for n in range(splitter.count())]
            sizes = [
                min(round(length * times), max(wish.sizeHint().width(), length))
                for length, wish in zip(splitter.sizes(), filter(None, wishes), strict=True)
            ]
            sizes[rest] += max(sum(splitter.sizes()) - sum(sizes), -sizes[rest])
            splitter.setSizes(sizes)

    share_out_with_size(splitter, apply)


class _Follower(QObject):
    """Is gone with its parent, and the connection with it."""

    def __init__(self, owner: QWidget, do: Callable[[], object], news: SignalInstance) -> None:
        super().__init__(owner)
        self._do = do
        news.connect(self._on_news)

    def _on_news(self) -> None:
        self._do()


def _desktop_font() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


def enlarged(font: QFont, times: float) -> QFont:
    """The same letters, so many times as large."""
    enlarged = QFont(font)
    if font.pixelSize() > 0:
        enlarged.setPixelSize(round(font.pixelSize() * times))
    else:
        enlarged.setPointSizeF(font.pointSizeF() * times)
    return enlarged


class _SizedStyle(QProxyStyle):
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
        font = QFont(getattr(option, "font", None) or (widget or QApplication).font())
        font.setPixelSize(QFontInfo(font).pixelSize())  # which has no dots per inch
        option.fontMetrics = QFontMetrics(font, self._screen)
