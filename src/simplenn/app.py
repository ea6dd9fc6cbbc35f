"""Builds the application and its window."""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from simplenn import __version__
from simplenn.core.errors import ExportError
from simplenn.core.setup import Setup
from simplenn.resources import resource
from simplenn.ui.errors.error_dialog import show_failure
from simplenn.ui.errors.exception_hook import ExceptionHook, append_to_log
from simplenn.ui.model.app_paths import log_file
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.model.settings_file import SettingsFile, usual_settings_path
from simplenn.ui.session.restore import CrashRecovery
from simplenn.ui.style.missing_font import NO_FONT, has_font
from simplenn.ui.style.palettes import palette_of
from simplenn.ui.window.application import (
    SIZES_IN_ENVIRONMENT,
    Application,
    NoDisplayError,
    new_application,
)
from simplenn.ui.window.main_window import MainWindow
from simplenn.ui.window.process_signals import ProcessSignals

__all__ = [
    "NoDisplayError",
    "build_application",
    "build_offscreen_application",
    "run",
    "self_test",
]

_SCREENLESS: Final = "windows" if sys.platform == "win32" else "offscreen"
"""What Qt draws pictures with. On Windows the offscreen platform knows no fonts."""

_NOT_KEPT: Final = "Your unsaved work could not be kept: no file could be written for it."

_ENDED_BY_SIGNAL: Final = 128
"""Exit statuses from here on say which signal has ended a program, as shells count them."""

_NO_COLLECTION: Final = 3000
"""Milliseconds from the start until garbage is collected. `make bench` needs this for the time
until the window and the live plots are painted: nothing is collected from the first import on."""

_FRAME: Final = QSize(8, 40)
"""Pixels that a desktop's frame takes at the sides, and at the top and the bottom, together."""


def run(
    setup: Setup,
    *,
    train: bool = False,
    step_through: bool = False,
    session: Path | None = None,
    reset_settings: bool = False,
) -> int:
    """Open the window and stay until it is closed.

    Args:
        setup: What the window starts with.
        train: Whether to start training at once.
        step_through: Whether to step through the run at once.
        session: A session to open.
        reset_settings: Whether to forget all settings first.

    Returns:
        The exit status.

    Raises:
        NoDisplayError: There is no screen.
    """
    preferences = _preferences(reset_settings)
    application = build_application()
    try:
        window = _build_window(application, setup, preferences)
        failures = _report_failures(window)
        window.panels.opened.connect(_set_icon)
        _begin_when_open(window, session, train=train, step_through=step_through)
        recovery = _keep_unsaved_work(window, failures)
        _end_when_asked(application, window, recovery)
        window.show()
    except Exception:  # noqa: BLE001 - who started it by an icon would see nothing of a traceback
        return _give_up(application, traceback.format_exc())
    status = application.exec()
    preferences.set_speed(window.model.trainer.speed)
    if not window.isVisible():  # it was closed: there is nothing that is not saved
        recovery.discard()
    return status


def self_test() -> int:
    """Do what a person does in windows of its own, and check what they show.

    Returns:
        The exit status: 0 when everything was as it should be.
    """
    from simplenn.ui.self_test import SelfTest  # only now: it needs what no start needs

    gc.enable()
    os.environ.setdefault("QT_QPA_PLATFORM", _SCREENLESS)
    build_application()
    _set_icon()
    return SelfTest().run()


def build_application() -> Application:
    """Make the application, or give the one that is there.

    Raises:
        NoDisplayError: There is no screen.
    """
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # handing a thin line over costs more
    existing = QApplication.instance()
    application = existing if isinstance(existing, Application) else new_application(_arguments())
    application.setApplicationName("simplenn")
    application.setApplicationDisplayName("SimpleNN")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("simplenn")
    return application


def build_offscreen_application() -> None:
    """Make an application that draws without a screen, the same pictures on every desktop.

    Raises:
        ExportError: There is no font to write with.
    """
    os.environ["QT_QPA_PLATFORM"] = _SCREENLESS
    for name in (*SIZES_IN_ENVIRONMENT, "QT_QPA_PLATFORMTHEME"):  # GTK's theme needs a screen
        os.environ.pop(name, None)
    qInstallMessageHandler(lambda *_: None)  # Qt complains that offscreen is not a real screen
    build_application()
    if not has_font():
        raise ExportError(NO_FONT)


def _set_icon() -> None:
    """Give all windows their icon. To draw it takes as long as to make a hundred widgets."""
    from PySide6.QtGui import QIcon

    QApplication.setWindowIcon(QIcon(str(resource("icons", "simplenn.svg"))))


def _complain_of_no_font() -> None:
    """Say in the terminal that there are no letters: the window could not be read."""
    if not has_font() and sys.stderr is not None:
        sys.stderr.write(f"{NO_FONT}\n")


def _arguments() -> list[str]:
    """What Qt is to know. Were it told the style later, PySide6 would take long to answer."""
    return [*sys.argv[:1], "-style", "fusion"]


def _give_up(application: QApplication, details: str) -> int:
    """Say that there will be no window, and why."""
    if sys.stderr is not None:  # a program without a terminal may have none
        sys.stderr.write(details)
    append_to_log(details, log_file())
    _set_icon()
    show_failure(None, "SimpleNN could not open its window.", details).finished.connect(
        application.quit
    )
    application.exec()
    return 1


def _preferences(reset: bool) -> Preferences:
    settings = SettingsFile(usual_settings_path())
    if reset:
        settings.clear()
    return Preferences(settings)


def _build_window(application: Application, setup: Setup, preferences: Preferences) -> MainWindow:
    QTimer.singleShot(_NO_COLLECTION, gc.enable)
    application.setPalette(palette_of(preferences.theme))
    window = MainWindow(setup, preferences)
    window.model.trainer.set_speed(preferences.speed)
    _fit_on_screen(window)
    application.file_requested.connect(window.files.open_path)
    window.panels.opened.connect(_complain_of_no_font)
    return window


def _fit_on_screen(window: MainWindow) -> None:
    """Leave room for the desktop's own bars and for the frame that it gives the window."""
    if not window.isMaximized() and not window.isFullScreen():
        window.resize(window.size().boundedTo(window.screen().availableSize() - _FRAME))


def _report_failures(window: MainWindow) -> ExceptionHook:
    failures = ExceptionHook(window, log_file())
    failures.install()
    window.model.trainer.failed.connect(failures.log_failure)
    return failures


def _keep_unsaved_work(window: MainWindow, failures: ExceptionHook) -> CrashRecovery:
    return CrashRecovery(
        window,
        window.document,
        window.model.trainer,
        window.files,
        window.panels.opened,
        failures,
    )


def _end_when_asked(application: Application, window: MainWindow, recovery: CrashRecovery) -> None:
    """End when the terminal or the system asks for it; unsaved work is kept for the next start."""

    def keep_work() -> None:
        window.model.typed_fields.enter()
        if not recovery.save_now() and sys.stderr is not None:
            sys.stderr.write(f"{_NOT_KEPT}\n")

    def end(number: int) -> None:
        window.end_work()
        keep_work()
        application.exit(_ENDED_BY_SIGNAL + number)

    def close_or_end() -> None:
        """Close as a click would, which may ask; a second Ctrl+C does not wait for the answer."""
        if application.activeModalWidget() is not None:
            end(signal.SIGINT)
        elif window.close():
            application.exit(_ENDED_BY_SIGNAL + signal.SIGINT)

    signals = ProcessSignals(window)
    signals.interrupted.connect(close_or_end)
    signals.terminated.connect(end)
    application.commitDataRequest.connect(lambda _session: keep_work())  # on logging out


def _begin_when_open(
    window: MainWindow, session: Path | None, *, train: bool, step_through: bool
) -> None:
    """Do what was asked for at the start, as soon as the panels are there."""

    def begin() -> None:
        if train:
            window.model.train()
        if step_through:
            window.model.toggle_stepping()

    opened = window.panels.opened
    opened.connect(begin if session is None else partial(window.files.open_path, session, begin))
