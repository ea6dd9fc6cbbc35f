"""Pictures of widgets, with a caption, as PNG and as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPalette, QRegion, QTextOption
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractSpinBox, QGraphicsView, QWidget

from simplenn.ui.plots.plot_view import PlotView

MAX_SCALE: Final = 8
_MARGIN: Final = 16
_DOTS_PER_INCH: Final = 96
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


def image_size(widget: QWidget, caption: str) -> QSize:
    """How large a picture of a widget is, in pixels at scale 1."""
    return widget.size() + QSize(0, _caption_height(widget, caption))


def as_png(widget: QWidget, caption: str, scale: float = 1.0) -> bytes:
    """Draw a widget and a caption below it.

    Args:
        widget: What to draw, as it looks now.
        caption: What to write below it.
        scale: Pixels of the picture for each of the widget's, in both directions.

    Raises:
        ValueError: The scale is not above 0, or above MAX_SCALE.
    """
    if not 0.0 < scale <= MAX_SCALE:
        raise ValueError(f"scale must be above 0 and at most {MAX_SCALE}, but it is {scale}")
    image = QImage(image_size(widget, caption) * scale, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw(widget, caption, painter)
    painter.end()
    image.setText("Description", caption)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def as_svg(widget: QWidget, title: str, caption: str) -> bytes:
    """Draw a widget and a caption below it, in lines and letters.

    Args:
        widget: What to draw, as it looks now.
        title: What the picture calls itself.
        caption: What to write below it; also its description.
    """
    size = image_size(widget, caption)
    buffer = QBuffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(_DOTS_PER_INCH)
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(), size))
    generator.setTitle(title)
    generator.setDescription(caption)
    painter = QPainter(generator)
    _draw(widget, caption, painter)
    painter.end()
    return bytes(buffer.data().data())


def _draw(widget: QWidget, caption: str, painter: QPainter) -> None:
    size = image_size(widget, caption)
    palette = widget.palette()
    painter.fillRect(QRectF(QPointF(), QSizeF(size)), palette.color(QPalette.ColorRole.Window))
    fields = {_place(spin, widget): spin.text() for spin in _visible_spins(widget)}
    region = QRegion(widget.rect())
    for place in fields:
        region -= QRegion(place)
    with _drawn_as_lines(widget, painter.device().devicePixelRatioF()):
        flags = QWidget.RenderFlag.DrawChildren
        widget.render(painter, QPoint(), region, flags)
    painter.setFont(widget.font())
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    for place, number in fields.items():  # the style draws such a field in pixels
        painter.drawText(QRectF(place), number, QTextOption(Qt.AlignmentFlag.AlignVCenter))
    if caption:
        text = QRectF(QRect(QPoint(), size)).adjusted(
            _MARGIN, widget.height() + _MARGIN / 2, -_MARGIN, 0
        )
        painter.drawText(text, _WRAP, caption)


def _visible_spins(widget: QWidget) -> list[QAbstractSpinBox]:
    spins: list[QAbstractSpinBox] = widget.findChildren(QAbstractSpinBox)
    return [spin for spin in spins if spin.isVisibleTo(widget)]


def _place(child: QWidget, widget: QWidget) -> QRect:
    return QRect(child.mapTo(widget, QPoint()), child.size())


def _caption_height(widget: QWidget, caption: str) -> int:
    if not caption:
        return 0
    room = QRectF(0, 0, widget.width() - 2 * _MARGIN, 10_000)
    text = QFontMetricsF(widget.font()).boundingRect(room, _WRAP, caption)
    return int(text.height()) + 1 + _MARGIN


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
