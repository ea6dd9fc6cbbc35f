"""Builds the application and its window."""

from __future__ import annotations

import os
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from simplenn import __version__
from simplenn.core.setup import Setup
from simplenn.resources import resource
from simplenn.ui.error_dialog import show_failure
from simplenn.ui.main_window import MainWindow
from simplenn.ui.self_test import SelfTest


class NoDisplayError(RuntimeError):
    """There is no screen to open a window on."""


def run(setup: Setup, *, train: bool = False, demo: bool = False) -> int:
    """Open the window and stay until it is closed.

    Args:
        setup: What the window starts with.
        train: Whether to start training at once.
        demo: Whether to go through the run step by step at once.

    Returns:
        The exit status.

    Raises:
        NoDisplayError: There is no screen.
    """
    application = build_application()
    window = MainWindow(setup)
    _report_exceptions_to(window)
    if train:
        window.panels.opened.connect(window.model.train)
    if demo:
        window.panels.opened.connect(window.model.toggle_demo)
    window.show()
    return application.exec()


def self_test() -> int:
    """Open a window, train the article's network in it, and check what it shows.

    Returns:
        The exit status: 0 when everything was as it should be.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = build_application()
    test = SelfTest()
    test.ended.connect(application.exit)
    test.start()
    return application.exec()


def build_application() -> QApplication:
    """Make the QApplication, or give the one that is there.

    Raises:
        NoDisplayError: There is no screen.
    """
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else _new_application()
    application.setApplicationName("simplenn")
    application.setApplicationDisplayName("SimpleNN")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("simplenn")
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(str(resource("icons", "simplenn.svg"))))
    return application


def _new_application() -> QApplication:
    """Let Qt itself find out whether there is a screen: it tries platforms in turn."""
    if not sys.platform.startswith("linux") or "QT_QPA_PLATFORM" in os.environ:
        return QApplication(sys.argv[:1])
    desktop = "wayland;xcb" if "WAYLAND_DISPLAY" in os.environ else "xcb"
    os.environ["QT_QPA_PLATFORM"] = f"{desktop};offscreen"
    listener = qInstallMessageHandler(lambda *_: None)  # Qt's own words on every failed attempt
    try:
        application = QApplication(sys.argv[:1])
    finally:
        qInstallMessageHandler(listener)
        del os.environ["QT_QPA_PLATFORM"]
    if application.platformName() == "offscreen":
        application.shutdown()
        raise NoDisplayError
    return application


def _report_exceptions_to(window: MainWindow) -> None:
    """Show whatever goes wrong unexpectedly to the person; the window lives on."""

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        show_failure(window, "Something went wrong that should not have.", details)

    sys.excepthook = report
