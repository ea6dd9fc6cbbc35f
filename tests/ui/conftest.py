"""Real windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import ARTICLE, Setup
from simplenn.ui.widgets.spin_boxes import TypedField
from simplenn.ui.window.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def application(qapp: QApplication) -> QApplication:
    """The application as the program sets it up."""
    qapp.setStyle("Fusion")
    return qapp


@pytest.fixture(autouse=True)
def no_key_is_held() -> None:
    """Let go of Ctrl, which Qt believes to be held after the last test has pressed Ctrl+S.

    Tables ask whether it is: another row would be added to those that are chosen.
    """
    if QApplication.keyboardModifiers():
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)


@pytest.fixture
def open_window(application: QApplication, qtbot: QtBot) -> OpenWindow:
    """Opens windows; they are closed after the test."""

    def open_one(setup: Setup = ARTICLE) -> MainWindow:
        window = MainWindow(setup)
        qtbot.addWidget(window)
        show(window, qtbot)
        window.panels.open_all()
        return window

    return open_one


@pytest.fixture
def hands(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Hands]:
    """A window with the article's numbers: a new one, or for shared_window one as if new."""
    if not _is_shared(request.node):
        yield Hands(request.getfixturevalue("open_window")(), qtbot)
        return
    window = request.getfixturevalue("begin_anew")()
    show(window, qtbot)
    if window.focusWidget() is None:
        window.focusNextChild()  # as the desktop does it for a new window
    yield Hands(window, qtbot)
    window.lessons.leave()  # while its file is there
    window.model.stepping.leave()
    presentation = window.model.actions["presentation_action"]
    if presentation.isChecked():
        presentation.trigger()
    window.model.trainer.stop()


def _is_shared(test: pytest.Item) -> bool:
    wanted, refused = map(test.get_closest_marker, ("shared_window", "new_window"))
    return wanted is not None and refused is None


@pytest.fixture(scope="module")
def begin_anew(application: QApplication) -> Iterator[Callable[[], MainWindow]]:
    """Gives one window to all tests of a file, as if it were new: a new one takes 0.3 s.

    What a test has zoomed stays as it is, and what comes only once does not come again: such a
    test needs a new_window.
    """
    window = MainWindow(ARTICLE)
    window.setProperty("may_stay_open", True)
    window.panels.open_all()
    at_first = window.document.session
    fields = window.findChildren(TypedField)

    def begin() -> MainWindow:
        if focused := window.focusWidget():
            focused.clearFocus()
        window.model.restrictions.set(frozenset(), frozenset())
        window.model.autoplay.set_on(False)
        window.model.stepping.set_guess_first(False)
        window.panels.reset()
        for field in fields:
            field.take_back()
        window.document.load(at_first, [], None)
        window.resize(1280, 800)
        return window

    yield begin
    window.close()
    window.deleteLater()


def show(window: MainWindow, qtbot: QtBot) -> None:
    """Show a window, with the focus."""
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitActive(window, timeout=10_000):
        window.windowHandle().requestActivate()
