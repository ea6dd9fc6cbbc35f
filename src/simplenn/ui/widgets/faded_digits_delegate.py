"""Cells of tables whose numbers have paler later digits."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QTextLayout
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from simplenn.ui.digits import Digits, digits_of, shown_text
from simplenn.ui.widgets.faded_digits import faded_formats, later_digits
from simplenn.ui.widgets.tick_box import with_tick_frame

Index = QModelIndex | QPersistentModelIndex
"""What Qt's views and models call a cell by."""


class FadedDigitsDelegate(QStyledItemDelegate):
    """Paints cells as ever, but for the later digits of long numbers, where they are faded.

    In a row that is selected all digits are plain: on that ground, paler ones are hard to read.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Say how a cell looks; its numbers may be cut short."""
        super().initStyleOption(option, index)
        if option.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            option.palette = with_tick_frame(option.palette)
        option.text = shown_text(option.text, digits_of(option.widget))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell: all but its text first, and then the text."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        plain = selected or digits_of(cell.widget) is not Digits.FADED
        if plain or not any(later_digits(cell.text)):
            super().paint(painter, option, index)
            return
        style = QApplication.style() if cell.widget is None else cell.widget.style()
        room = _room_for_text(style, cell)
        width = int(room.width()) + 1
        text = cell.fontMetrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, width)
        cell.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        _paint_text(painter, cell, text, room)


def _room_for_text(style: QStyle, cell: QStyleOptionViewItem) -> QRectF:
    """Where Qt's own delegate would write."""
    place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, cell, cell.widget)
    margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, cell, cell.widget) + 1
    return QRectF(place).adjusted(margin, 0, -margin, 0)


def _paint_text(painter: QPainter, cell: QStyleOptionViewItem, text: str, room: QRectF) -> None:
    layout = QTextLayout(text, cell.font)
    layout.setFormats(faded_formats(text, cell.palette))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    to_the_right = bool(cell.displayAlignment & Qt.AlignmentFlag.AlignRight)
    x = room.right() - line.naturalTextWidth() if to_the_right else room.left()
    painter.save()
    painter.setPen(cell.palette.color(QPalette.ColorRole.Text))
    layout.draw(painter, QPointF(x, room.center().y() - line.height() / 2))
    painter.restore()
