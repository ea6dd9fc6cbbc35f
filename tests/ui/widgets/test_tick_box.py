"""What can be ticked or is pressed can be seen, light or dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from tests.eyes import contrast

from simplenn.ui.model.preferences import ThemeChoice
from simplenn.ui.style.palettes import palette_of
from simplenn.ui.widgets.action_button import ActionButton
from simplenn.ui.widgets.tick_box import TickBox, TickRing

pytestmark = pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])


def drawn(widget: QWidget, choice: ThemeChoice) -> QImage:
    """A widget on the window's colour, in Qt's own style."""
    widget.setPalette(palette_of(choice))
    widget.resize(widget.sizeHint())
    return widget.grab().toImage()


def ground(choice: ThemeChoice) -> str:
    return palette_of(choice).color(QPalette.ColorRole.Window).name()


@pytest.mark.parametrize("kind", [TickBox, TickRing])
def test_a_box_to_tick_has_a_frame_that_can_be_seen(
    application: QApplication, choice: ThemeChoice, kind: type[TickBox | TickRing]
) -> None:
    box = kind()
    image = drawn(box, choice)
    row = image.height() // 2
    edge = [image.pixelColor(x, row).name() for x in range(6)]
    assert max(contrast(colour, ground(choice)) for colour in edge) >= 3.0
    box.setChecked(True)
    assert drawn(box, choice) != image


def test_what_is_switched_on_has_a_frame_and_a_tint(
    application: QApplication, choice: ThemeChoice
) -> None:
    action = QAction("Auto", checkable=True)
    button = ActionButton("auto", action)
    off = drawn(button, choice)
    action.setChecked(True)
    on = drawn(button, choice)
    edge = [QColor(on.pixelColor(x, on.height() // 2)).name() for x in range(6)]
    assert max(contrast(colour, ground(choice)) for colour in edge) >= 3.0
    assert on.pixelColor(10, 6) != off.pixelColor(10, 6)
