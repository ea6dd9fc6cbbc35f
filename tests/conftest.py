"""What every test gets: a home of its own, and guards against what a test may leave behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

if TYPE_CHECKING:
    from PySide6 import QtCore, QtWidgets

# The same examples in every run, on every machine. --hypothesis-profile=search looks for new ones.
hypothesis.settings.register_profile("repeat", derandomize=True, deadline=None, database=None)
hypothesis.settings.register_profile("search", deadline=None, database=None, max_examples=20_000)
hypothesis.settings.load_profile("repeat")


def pytest_configure(config: pytest.Config) -> None:
    """Move the home folder, the settings, the session bus and the language out of the way."""
    home = tempfile.TemporaryDirectory(prefix="simplenn-tests-")
    config.add_cleanup(home.cleanup)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.update(
        HOME=home.name,
        XDG_CACHE_HOME=_folder(home.name, "cache"),
        XDG_CONFIG_DIRS=_folder(home.name, "etc"),
        XDG_CONFIG_HOME=_folder(home.name, "config"),
        XDG_DATA_HOME=_folder(home.name, "data"),
        XDG_RUNTIME_DIR=_folder(home.name, "runtime"),
        XDG_STATE_HOME=_folder(home.name, "state"),
        DBUS_SESSION_BUS_ADDRESS=f"unix:path={home.name}/no-bus",
        LC_ALL="C.UTF-8",
    )
    runs_tests = hasattr(config, "workerinput") or not config.getoption("numprocesses", 0)
    if os.environ["QT_QPA_PLATFORM"] == "xcb" and runs_tests:
        _open_display(config)


def _open_display(config: pytest.Config) -> None:
    """Give this process an X display of its own: windows on a shared one take each other's focus.

    Raises:
        FileNotFoundError: There is no Xvfb.
    """
    told, tell = os.pipe()
    screen = ("-screen", "0", "1920x1080x24")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tell), *screen, "-nolisten", "tcp"],
        pass_fds=[tell],
        stderr=subprocess.DEVNULL,
    )
    config.add_cleanup(lambda: _end(server))
    os.close(tell)
    with os.fdopen(told) as numbers:
        os.environ["DISPLAY"] = f":{numbers.readline().strip()}"


def _end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    server.wait()


def _folder(home: str, name: str) -> str:
    path = Path(home, name)
    path.mkdir(mode=0o700)
    return str(path)


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a visible window or a running QThread behind.

    Autouse fixtures are set up first and torn down last, so a test's own fixtures have had
    their chance to clean up.
    """
    with pytest.MonkeyPatch.context() as patch:
        threads = _remember_started_threads(patch)
        yield
    running = [thread for thread in threads if _is_running(thread)]
    visible = _visible_windows()
    left = [f"the running thread {thread!r}" for thread in running]
    left += [f"the window {window!r}" for window in visible]
    for thread in running:
        _stop(thread)
    for window in visible:
        window.hide()
    if left:
        pytest.fail(f"{request.node.name} left behind {', '.join(left)}", pytrace=False)


def _remember_started_threads(patch: pytest.MonkeyPatch) -> list[QtCore.QThread]:
    """A list that every QThread puts itself on when it is started."""
    started: list[QtCore.QThread] = []
    qt_core = sys.modules.get("PySide6.QtCore")
    if qt_core is None:
        return started
    start: Callable[..., None] = qt_core.QThread.start

    def remember_and_start(thread: QtCore.QThread, *args: Any) -> None:
        started.append(thread)
        start(thread, *args)

    patch.setattr(qt_core.QThread, "start", remember_and_start)
    return started


def _is_running(thread: QtCore.QThread) -> bool:
    import shiboken6

    return shiboken6.isValid(thread) and thread.isRunning()


def _stop(thread: QtCore.QThread) -> None:
    """Ask it nicely: a terminated thread would keep Python's lock for ever."""
    thread.requestInterruption()
    thread.quit()
    thread.wait(1000)


def _visible_windows() -> list[QtWidgets.QWidget]:
    """The windows a person would see now, but for those that more tests use.

    A tooltip goes away by itself.
    """
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or not isinstance(widgets.QApplication.instance(), widgets.QApplication):
        return []
    tooltip = sys.modules["PySide6.QtCore"].Qt.WindowType.ToolTip
    return [
        window
        for window in widgets.QApplication.topLevelWidgets()
        if window.isVisible()
        and window.windowType() != tooltip
        and not window.property("may_stay_open")
    ]


@pytest.fixture(autouse=True)
def settings_of_its_own(tmp_path: Path) -> None:
    """Give every test new, empty settings."""
    if qt_core := sys.modules.get("PySide6.QtCore"):
        settings = qt_core.QSettings
        for kind in (settings.Format.NativeFormat, settings.Format.IniFormat):
            settings.setPath(kind, settings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture
def signals_work() -> Iterator[None]:
    """Let the programs that a test starts end at Ctrl+C and when the terminal is closed.

    A shell's job in the background ignores the first, nohup the second, and children inherit that.
    """
    before = {signal.SIGINT: signal.signal(signal.SIGINT, signal.default_int_handler)}
    if hasattr(signal, "SIGHUP"):  # not on Windows
        before[signal.SIGHUP] = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Fail on Qt's warnings while windows are closed: pytest-qt has stopped listening by then."""
    qt_core = sys.modules.get("PySide6.QtCore")
    if qt_core is None:
        return (yield)
    messages: list[str] = []

    def listen(kind: QtCore.QtMsgType, _: object, message: str) -> None:
        sys.stderr.write(f"{message}\n")
        if kind not in (qt_core.QtMsgType.QtDebugMsg, qt_core.QtMsgType.QtInfoMsg):
            messages.append(message)

    previous = qt_core.qInstallMessageHandler(listen)
    try:
        yield
    finally:
        qt_core.qInstallMessageHandler(previous)
    if unexpected := [message for message in messages if not _is_ignored(item, message)]:
        pytest.fail("Qt warned during the clean-up: " + "; ".join(unexpected), pytrace=False)
    return None


def _is_ignored(item: pytest.Item, message: str) -> bool:
    patterns: list[str] = list(item.config.getini("qt_log_ignore"))
    for mark in item.iter_markers("qt_log_ignore"):
        patterns += mark.args
    return any(re.search(pattern, message) for pattern in patterns)
