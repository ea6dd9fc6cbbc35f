"""How large everything is: the letters, and with them whatever is measured in pixels.

Lengths are written in this program as they are at 100 %; `px` says how long they are now.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLayout, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

SIZES: Final = (75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""What the keys go through, in percent of what the desktop wants."""

_LARGE: Final = 1000
"""Pixels: letters in which rounding to whole pixels makes no difference."""

_NARROWEST: Final = 1280
"""Pixels that a screen is taken to have in any case."""


_OF_SCREEN: Final = 0.8
"""How much of the screen a window of its own takes at most, across and down."""


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
        # Imported here: PySide6 takes long to make its classes, and most windows begin at 100 %.
        from simplenn.ui.sized_style import SizedStyle

        QApplication.setStyle(SizedStyle(percent / 100.0))
        QApplication.setFont(enlarged(_desktop_font(), percent / 100.0))
        # Qt tells the widgets later, but receivers of the signal may ask them for their fonts.
        QApplication.sendPostedEvents(None, QEvent.Type.ApplicationFontChange.value)
        self.changed.emit()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.laid_out.emit()

    def step(self, by: int) -> None:
        """Go to the next larger (1) or smaller (-1) of SIZES, if there is one."""
        beyond = [each for each in SIZES if (each - self._percent) * by > 0.0]
        if beyond:
            self.set_percent(min(beyond, key=lambda each: abs(each - self._percent)))


def percent_for_digits(pixels: float) -> float:
    """At which size a digit's ink is so many pixels high."""
    font = _desktop_font()
    font.setPixelSize(_LARGE)
    share = QFontMetricsF(font).capHeight() / _LARGE  # as high as digits, which may be round
    return round(100.0 * pixels / share / QFontInfo(_desktop_font()).pixelSize())


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


def window_size(window: QWidget, width: float, height: float) -> QSize:
    """How large a window is that is so large at 100 %, but never larger than most of the screen."""
    room = window.screen().availableSize() * _OF_SCREEN
    return QSize(px(window, width), px(window, height)).boundedTo(room)


def follow_size(owner: QWidget, do: Callable[[], object]) -> None:
    """Do something now, and again whenever the size is another one, as long as the owner lives."""
    do()
    Follower(owner, do, size().changed)


def share_out_with_size(owner: QWidget, do: Callable[[], object]) -> None:
    """Do something whenever it is another size, and all widgets know how large they have to be."""
    Follower(owner, do, size().laid_out)


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

    apply()
    Follower(layout, apply, size().changed)


def column(owner: QWidget, *parts: QWidget) -> QVBoxLayout:
    """Lay parts of a widget out below each other, without margins and gaps."""
    layout = QVBoxLayout(owner)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part)
    return layout


def grow_with_size(splitter: QSplitter, rest: int) -> None:
    """Have the parts of a splitter grow and shrink with the letters in them.

    None grows beyond what it would like.

    Args:
        splitter: The splitter.
        rest: The index of the part that gets whatever room is left.
    """
    before = factor(splitter)
    parts: list[tuple[int, float]] = []  # what each got, and what it would have at 100 %

    def remember() -> None:
        nonlocal before
        lengths = splitter.sizes()
        known = parts if len(parts) == len(lengths) else [(-1, 0.0)] * len(lengths)
        parts[:] = [
            (length, usual if length == got else length / before)  # a person moves the handles
            for length, (got, usual) in zip(lengths, known, strict=True)
        ]
        before = factor(splitter)

    def apply() -> None:
        sizes = splitter.sizes()
        if len(sizes) != len(parts):  # a part has come or gone in between
            return
        total = sum(sizes)
        for number, (_got, usual) in enumerate(parts):
            part = splitter.widget(number)
            wish = 0 if part is None else part.sizeHint().width()
            sizes[number] = min(round(usual * before), max(wish, sizes[number]))
        sizes[rest] += max(total - sum(sizes), -sizes[rest])
        splitter.setSizes(sizes)
        parts[:] = [
            (got, usual) for got, (_before, usual) in zip(splitter.sizes(), parts, strict=True)
        ]

    Follower(splitter, remember, size().changed)  # before any part gets what it needs
    share_out_with_size(splitter, apply)


class Follower(QObject):
    """Does something at a signal, and is gone with its owner, which is what is changed then.

    While Qt takes an owner apart, its children are there for a moment longer, and may hear news.
    """

    def __init__(self, owner: QObject, do: Callable[[], object], news: SignalInstance) -> None:
        super().__init__(owner)
        self._owner = owner
        self._do = do
        news.connect(self._on_news)

    def _on_news(self) -> None:
        if isValid(self._owner):
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
