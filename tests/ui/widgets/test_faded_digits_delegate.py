"""Tables whose numbers have paler later digits."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from simplenn.ui.widgets.faded_digits_delegate import FadedDigitsDelegate


def darkness(text: str, qtbot: QtBot) -> set[int]:
    """How dark the darkest pixels of each third of a painted text are, in steps."""
    view = QListView()
    qtbot.addWidget(view)
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("white"))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        palette.setColor(role, QColor("black"))
    view.setPalette(palette)
    view.setModel(QStringListModel([text], view))
    view.setItemDelegate(FadedDigitsDelegate(view))
    view.resize(400, 40)
    place = view.visualRect(view.model().index(0, 0))
    image = view.viewport().grab(place).toImage()
    across = view.fontMetrics().horizontalAdvance(text)
    return {
        min(
            image.pixelColor(x, y).lightness()
            for x in range(across * third // 3, across * (third + 1) // 3)
            for y in range(image.height())
        )
        // 64
        for third in range(3)
    }


def test_the_later_digits_are_paler_and_short_numbers_are_not(qtbot: QtBot) -> None:
    assert darkness("41.88266515825944", qtbot) == {0, 1}
    assert darkness("770.0625", qtbot) == {0}
