"""Pictures of panels: the title, what the panel shows, a key and a caption; as PNG and as SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPalette,
    QRegion,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from simplenn.ui.export.svg_device import SvgDevice
from simplenn.ui.plots.plot_view import PlotView

_MARGIN: Final = 16
SIDE: Final = 8
"""Pixels that are left free to the left and to the right of a panel."""

_SWATCH: Final = 32


class KeyEntry(NamedTuple):
    """A line of a picture's key.

    Attributes:
        paint: Paints a piece of the line, or one of the dots, into a rectangle.
        text: What it stands for.
    """

    paint: Callable[[QPainter, QRectF], None]
    text: str


class Sheet(NamedTuple):
    """What is to be in a picture.

    Attributes:
        panel: The panel, laid out, with nothing in it but what belongs into a picture.
        title: What stands above it; nothing for a panel that says itself what it is.
        key: What its lines stand for.
        caption: What else is to be said below it.
    """

    panel: QWidget
    title: str
    key: Sequence[KeyEntry] = ()
    caption: str = ""

    @property
    def description(self) -> str:
        """All that is written below the picture."""
        return "\n".join([*(entry.text for entry in self.key), *filter(None, [self.caption])])

    @property
    def size(self) -> QSize:
        """How large the picture is, in pixels at scale 1."""
        texts = [text for _, text in self._texts_below()]
        below = sum(map(_height, texts)) + 1.5 * _MARGIN if texts else 0.0
        return self.panel.size() + QSize(2 * SIDE, round(self._top() + below))

    def draw(self, painter: QPainter) -> None:
        """Paint the whole picture."""
        palette = self.panel.palette()
        paper = palette.color(QPalette.ColorRole.Base)
        painter.fillRect(QRectF(QPointF(), QSizeF(self.size)), paper)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(self._bold())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(_MARGIN, 0, self.size.width(), self._top()), left, self.title)
        top = self._top()
        with _drawn_as_lines(self.panel, painter.device().devicePixelRatioF()):
            _draw_panel(self.panel, painter, QPointF(SIDE, top))
        self._draw_below(painter, top + self.panel.height() + _MARGIN / 2)

    def _draw_below(self, painter: QPainter, top: float) -> None:
        line = QFontMetricsF(self.panel.font()).height()
        for index, (left, text) in enumerate(self._texts_below()):
            painter.setPen(self.panel.palette().color(QPalette.ColorRole.Text))
            text.draw(painter, QPointF(left, top))
            if index < len(self.key):
                painter.save()
                self.key[index].paint(painter, QRectF(_MARGIN, top, _SWATCH, line))
                painter.restore()
            top += _height(text)

    def _top(self) -> float:
        """How high the title is."""
        return 2.0 * _MARGIN + 4 if self.title else 0.0

    def _bold(self) -> QFont:
        font = QFont(self.panel.font())
        font.setBold(True)
        return font

    def _texts_below(self) -> Iterator[tuple[float, QTextLayout]]:
        """Each text with how far from the left it stands, broken into lines that fit."""
        beside = _MARGIN + _SWATCH + _MARGIN / 2
        texts = [(beside, entry.text) for entry in self.key]
        if self.caption:
            texts.append((_MARGIN, self.caption))
        for left, text in texts:
            room = self.panel.width() + 2 * SIDE - left - _MARGIN
            yield left, _broken_into_lines(text, self.panel.font(), room)


def _broken_into_lines(text: str, font: QFont, width: float) -> QTextLayout:
    """A text in lines of a width; a word that is longer than a line is broken, too."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def _height(text: QTextLayout) -> float:
    return text.boundingRect().height() + _MARGIN / 4


def as_png(sheet: Sheet, scale: float) -> bytes:
    """Draw a picture in pixels.

    Args:
        sheet: What is in it.
        scale: Pixels of the picture for each of the panel's, in both directions.
    """
    image = QImage(sheet.size * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sheet.draw(painter)
    painter.end()
    image.setText("Title", sheet.title)
    image.setText("Description", sheet.description)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def as_svg(sheet: Sheet) -> bytes:
    """Draw a picture in lines and letters."""
    device = SvgDevice(sheet.size, sheet.panel.objectName(), sheet.title, sheet.description)
    painter = QPainter(device)
    sheet.draw(painter)
    painter.end()
    return device.svg.encode()


def _draw_panel(panel: QWidget, painter: QPainter, place: QPointF) -> None:
    """Draw a panel's plots, or all of a panel without any."""
    plots = [plot for plot in panel.findChildren(PlotView) if plot.isVisibleTo(panel)]
    if not plots:
        painter.save()
        flags = QWidget.RenderFlag.DrawChildren
        painter.translate(place)
        panel.render(painter, QPoint(), QRegion(panel.rect()), flags)
        painter.restore()
    for plot in plots:
        view = plot.widget
        area = QRectF(QRect(view.mapTo(panel, QPoint()), view.size())).translated(place)
        painter.save()
        view.render(painter, area, view.viewport().rect())
        painter.restore()


@contextmanager
def _drawn_as_lines(widget: QWidget, scale: float) -> Iterator[None]:
    """Have plots draw lines and not copies of pixels that were drawn for the screen."""
    views = widget.findChildren(QGraphicsView)
    items: list[Any] = [item for view in views for item in view.scene().items()]
    plotted = [item for item in items if hasattr(item, "setExportMode")]
    for item in plotted:
        item.setExportMode(True, {"antialias": True})
    try:
        with ExitStack() as stack:
            for plot in widget.findChildren(PlotView):
                stack.enter_context(plot.drawn_at(scale))
            yield
    finally:
        for item in plotted:
            item.setExportMode(False)
