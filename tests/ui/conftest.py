"""Real windows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import ARTICLE, Setup
from simplenn.ui.window.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def application(qapp: QApplication) -> QApplication:
    """The application as the program sets it up."""
    qapp.setStyle("Fusion")
    return qapp


@pytest.fixture
def open_window(application: QApplication, qtbot: QtBot) -> OpenWindow:
    """Opens windows; they are closed after the test."""

    def open_one(setup: Setup = ARTICLE) -> MainWindow:
        window = MainWindow(setup)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.panels.open_all()
        window.windowHandle().requestActivate()
        qtbot.waitActive(window, timeout=10_000)
        return window

    return open_one


@pytest.fixture
def hands(open_window: OpenWindow, qtbot: QtBot) -> Hands:
    """A new window with the article's numbers."""
    return Hands(open_window(), qtbot)
