"""The whole program in processes of its own, started as a person starts it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from simplenn.core.session import SavedRun, Session, Stretch
from simplenn.core.session_file import read_session, write_session
from simplenn.core.setup import Setup

ACTED = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from simplenn import app
from simplenn.__main__ import main
from simplenn.core.setup import Setup
from simplenn.ui.window.main_window import MainWindow
from simplenn.ui.session.autosave import Autosave

application = None
waiting = []
build_application = app.build_application

def build_and_act():
    global application
    application = build_application()
    while waiting:
        when(*waiting.pop(0))
    return application

app.build_application = build_and_act

def window():
    return next(w for w in application.topLevelWidgets() if isinstance(w, MainWindow))

def say(*what):
    print(*what, flush=True)

def when(is_true, then):
    if application is None:
        waiting.append((is_true, then))
        return
    def prepare():
        if is_true():
            timer.stop()
            then()
    timer = QTimer(application)
    timer.timeout.connect(prepare)
    timer.start(10)

def dialog(name):
    return next((b for b in application.topLevelWidgets() if b.objectName() == name), None)

def is_ready():
    windows = [w for w in application.topLevelWidgets() if isinstance(w, MainWindow)]
    return any(w.panels.toggles for w in windows)

"""


class Program:
    """Starts the program with a home of its own and something to do in it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._started: list[subprocess.Popen[str]] = []
        self.env = {
            **os.environ,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
            "TMPDIR": str(home / "temporary"),
        }
        (home / "temporary").mkdir(exist_ok=True)

    def start(self, acts: str, *arguments: str | Path) -> subprocess.Popen[str]:
        code = f"{ACTED}{acts}\nsys.exit(main(sys.argv[1:]))"
        process = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.env,
        )
        self._started.append(process)
        return process

    def end_all(self) -> None:
        """End what a test that failed has left running."""
        for process in self._started:
            process.kill()
            process.communicate()

    def run(self, acts: str, *arguments: str | Path) -> str:
        """Run it to its end, which must be a good one; gives what it has said."""
        process = self.start(acts, *arguments)
        said, complained = process.communicate(timeout=60)
        assert process.returncode == 0, complained
        return said


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    program = Program(tmp_path)
    yield program
    program.end_all()


CLOSE = "when(is_ready, lambda: (say(window().windowTitle()), window().close()))"


@pytest.mark.real_window
def test_it_starts_with_room_for_what_a_desktop_puts_around_it_and_ends(program: Program) -> None:
    acts = """
from PySide6.QtGui import QAction
def windows():
    return sorted(w.windowTitle() for w in application.topLevelWidgets() if w.isVisible())
def act():
    say("icon", application.windowIcon().isNull())
    room = window().screen().availableSize().height()
    say(window().height() <= room - 40, window().height() >= min(800, room - 40))
    window().findChild(QAction, "error_panel_in_window").trigger()
    say(windows())
    window().close()
    say(windows())
when(is_ready, act)
"""
    seen = ["icon False", "True True", "['Error per epoch', 'SimpleNN[*]']", "[]"]
    assert program.run(acts).splitlines() == seen
    assert not list((program.home / "state").rglob("*.simplenn"))


@pytest.mark.real_window
def test_what_is_preferred_is_there_at_the_next_start(program: Program) -> None:
    choose = """
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
def choose():
    window().findChild(QAction, "theme_dark").trigger()
    window().model.trainer.set_speed(None)
    window().findChild(QAction, "size_150").trigger()
    say(window().findChild(QLabel, "status_label").text())
    window().close()
when(is_ready, choose)
"""
    told = "Everything is shown at 150\N{NO-BREAK SPACE}% of the usual size.\n"
    look = """
from simplenn.ui.size import size
def look():
    is_dark = application.palette().window().color().lightness() < 100
    say(f"{size().percent:g}", window().model.trainer.speed, is_dark)
    window().close()
when(is_ready, look)
"""
    assert program.run(look) == "100 10.0 False\n"
    assert program.run(choose) == told
    assert program.run(look) == "150 None True\n"
    assert program.run(look, "--reset-settings") == "100 10.0 False\n"


def test_without_a_font_it_says_so_in_the_terminal(program: Program) -> None:
    (program.home / "fonts.conf").write_text("<fontconfig></fontconfig>")
    program.env["FONTCONFIG_FILE"] = str(program.home / "fonts.conf")
    _, complained = program.start(CLOSE).communicate(timeout=60)
    assert "Letters need a font, and this computer has none: install one" in complained


def test_work_that_was_given_up_is_not_kept(program: Program) -> None:
    acts = """
def work():
    window().model.set_setup(Setup(3, 7))
    window().findChild(Autosave).save_now()
    say(window().findChild(Autosave).path.exists())
    window().close()
    when(lambda: dialog("save_changes_dialog") is not None, give_up_changes)
def give_up_changes():
    dialog("save_changes_dialog").button(QMessageBox.StandardButton.Discard).click()
when(is_ready, work)
"""
    assert program.run(acts) == "True\n"
    assert not list((program.home / "state").rglob("*.simplenn"))


@pytest.mark.real_window
def test_it_can_be_closed_while_it_is_still_opening(program: Program) -> None:
    acts = """
from simplenn.ui.panels.panel_area import PanelArea
open_soon = PanelArea.open_soon
def closing(self):
    open_soon(self)
    self.window().close()
    say("closed", self.toggles)
PanelArea.open_soon = closing
"""
    assert program.run(acts, "--train", "--step-through") == "closed []\n"


def test_a_panel_gets_its_window_on_the_projector(program: Program, tmp_path: Path) -> None:
    screen = {
        "y": 0,
        "width": 1280,
        "height": 800,
        "logicalDpi": 96,
        "logicalBaseDpi": 96,
        "dpr": 1,
    }
    screens = [{"name": "laptop", "x": 0, **screen}, {"name": "projector", "x": 1280, **screen}]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}), "utf-8")
    program.env["QT_QPA_PLATFORM"] = f"offscreen:configfile={tmp_path / 'screens.json'}"
    acts = """
from PySide6.QtGui import QAction
def act():
    window().findChild(QAction, "error_panel_in_window").trigger()
    panel = window().panels.panel("error_panel").window()
    say(window().screen().name(), panel.screen().name(), panel.x() >= 1280)
    window().close()
when(is_ready, act)
"""
    assert program.run(acts) == "laptop projector True\n"


def test_a_session_on_the_command_line(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "mine.simplenn"
    write_session(path, Session(Setup(1, 2), (SavedRun(1, "Run 1", (Stretch(Setup(5, 42)),)),), 1))
    acts = """
def act():
    say(window().windowTitle(), window().model.trainer.history.weight)
    window().close()
when(lambda: is_ready() and window().model.trainer.history is not None, act)
"""
    assert program.run(acts, path) == "mine.simplenn[*] 8.376533031651888\n"


ASK_TO_OPEN = """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
def ask_to_open(name):
    url = QUrl.fromLocalFile(os.path.join(os.environ["HOME"], name))
    application.postEvent(application, QFileOpenEvent(url))
"""


def test_macos_asks_to_open_sessions_at_the_start_and_in_a_running_window(
    program: Program, tmp_path: Path
) -> None:
    write_session(tmp_path / "first.simplenn", Session(Setup(1, 2)))
    write_session(tmp_path / "second.simplenn", Session(Setup(1, 3)))
    acts = """
def build_and_ask():
    built = build_and_act()
    ask_to_open("first.simplenn")
    return built
app.build_application = build_and_ask
def is_open(name):
    return window().document.path is not None and window().document.path.name == name
def tell():
    say(window().model.setup.goal, window().windowTitle())
def change():
    tell()
    window().model.set_setup(Setup(5, 43))
    ask_to_open("second.simplenn")
    when(lambda: dialog("save_changes_dialog") is not None, give_up_changes)
def give_up_changes():
    say(dialog("save_changes_dialog").text(), window().model.setup.goal)
    dialog("save_changes_dialog").button(QMessageBox.StandardButton.Discard).click()
    when(lambda: is_open("second.simplenn"), end)
def end():
    tell()
    window().close()
when(lambda: is_ready() and is_open("first.simplenn"), change)
"""
    assert program.run(ASK_TO_OPEN + acts) == (
        "2.0 first.simplenn[*]\nSave changes to “first.simplenn”? 43.0\n3.0 second.simplenn[*]\n"
    )


def test_a_session_can_be_trained_and_gone_through_at_once(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "lesson.simplenn"
    write_session(path, Session(Setup(1, 2, epochs=3), speed=None))
    acts = """
def act():
    say(window().model.stepping.setup, window().windowTitle())
    window().document.save(window().document.path)
    window().close()
when(lambda: is_ready() and window().model.stepping.active, act)
"""
    opened = "Setup(input=1.0, goal=2.0, weight=1.0, alpha=0.01, epochs=3) lesson.simplenn[*]\n"
    assert program.run(acts, path, "--step-through", "--train") == opened
    assert len(read_session(path).runs) == 1


WORK_AND_WAIT = """
def work():
    window().model.set_setup(Setup(3, 7))
    window().model.trainer.set_speed(None)
    window().model.trainer.state_changed.connect(kept)
    window().model.train()
def kept():
    if window().model.trainer.state.name == "ENDED":
        window().findChild(Autosave).save_now()
        say("kept")
when(is_ready, work)
"""

RESTORE = """
def restore():
    say(dialog("restore_dialog").text()[:60])
    dialog("restore_dialog").findChild(QPushButton, "restore_button").click()
    when(lambda: window().model.trainer.history is not None, save)
def save():
    say(window().model.setup, window().windowTitle())
    from pathlib import Path
    window().document.save(Path(os.environ["HOME"], "saved.simplenn"))
    window().close()
when(lambda: dialog("restore_dialog") is not None and dialog("restore_dialog").isVisible(), restore)
"""


def test_after_kill_9_the_next_start_gives_the_work_back(program: Program) -> None:
    first, second = program.start(WORK_AND_WAIT), program.start(WORK_AND_WAIT)
    for process in (first, second):
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
    recovery = program.home / "state" / "simplenn" / "recovery"
    assert len(list(recovery.glob("*.simplenn"))) == 2
    assert program.run(CLOSE) == "SimpleNN[*]\n", "both are alive: nothing is offered"
    for process in (first, second):
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert program.run(RESTORE) == (
        "SimpleNN ended unexpectedly. Unsaved work was kept (1 run, 2\n"
        "Setup(input=3.0, goal=7.0, weight=1.0, alpha=0.01, epochs=20) Unsaved session[*]\n"
    )
    assert len(read_session(program.home / "saved.simplenn").runs) == 1
    assert len(list(recovery.glob("*.simplenn"))) == 1, "only the other one is still to be offered"


READY = """
when(is_ready, lambda: say("ready"))
"""


@pytest.mark.usefixtures("signals_work")
def test_ctrl_c_closes_an_idle_window_at_once(program: Program) -> None:
    process = program.start(READY)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGINT)
    _, complained = process.communicate(timeout=20)  # for ever, unless something wakes it up
    assert process.returncode == 128 + signal.SIGINT
    assert "Traceback" not in complained
    assert not list((program.home / "state").rglob("*.simplenn"))


CHANGED = """
def act():
    window().model.set_setup(Setup(5, 43))
    say("ready")
when(is_ready, act)
"""


@pytest.mark.usefixtures("signals_work")
def test_ctrl_c_asks_about_unsaved_changes_and_again_ends(program: Program) -> None:
    asked = (
        CHANGED
        + """
when(lambda: dialog("save_changes_dialog") is not None, lambda: say("asked"))
"""
    )
    process = program.start(asked)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGINT)
    assert process.stdout.readline() == "asked\n"
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 128 + signal.SIGINT
    [kept] = (program.home / "state" / "simplenn" / "recovery").glob("*.simplenn")
    assert read_session(kept).setup == Setup(5, 43)


@pytest.mark.usefixtures("signals_work")
def test_unsaved_work_is_kept_when_the_terminal_is_closed(program: Program) -> None:
    end_unsaved(program, signal.SIGHUP)
    [kept] = (program.home / "state" / "simplenn" / "recovery").glob("*.simplenn")
    assert read_session(kept).setup == Setup(5, 43)


def end_unsaved(program: Program, number: signal.Signals) -> str:
    """Start it, change something, and send it a signal; gives what it complains of."""
    process = program.start(CHANGED)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(number)
    _, complained = process.communicate(timeout=20)
    assert process.returncode == 128 + number
    assert "Traceback" not in complained
    return complained


@pytest.mark.usefixtures("signals_work")
def test_work_that_has_no_room_is_kept_elsewhere_or_said_to_be_lost(program: Program) -> None:
    (program.home / "state").touch()  # as full as a disk can be
    assert "could not be kept" not in end_unsaved(program, signal.SIGTERM)
    offered = """
def say_it():
    say(dialog("restore_dialog").text())
    dialog("restore_dialog").findChild(QPushButton, "throw_away_button").click()
    window().close()
when(lambda: dialog("restore_dialog") is not None, say_it)
"""
    assert "Unsaved work was kept (changed numbers" in program.run(offered)
    assert not list((program.home / "temporary").rglob("*.simplenn"))
    program.env["TMPDIR"] = str(program.home / "state")
    told = "Your unsaved work could not be kept: no file could be written for it."
    assert told in end_unsaved(program, signal.SIGTERM).splitlines()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the name of Qt's function there")
def test_unsaved_work_is_kept_on_logging_out(program: Program) -> None:
    acts = """
import ctypes
from PySide6.QtCore import QLibraryInfo
from shiboken6 import getCppPointer
def log_out():
    window().findChild(QWidget, "goal_spin").lineEdit().setText("43")  # and Enter not yet pressed
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath)
    gui = ctypes.CDLL(f"{folder}/libQt6Gui.so.6")
    asked = gui["_ZN15QGuiApplication17commitDataRequestER15QSessionManager"]
    asked(*[ctypes.c_void_p(getCppPointer(it)[0]) for it in (application, window())])  # as Qt does
    say(open(window().findChild(Autosave).path).read())
    window().model.set_setup(Setup(5, 42))
    window().close()
when(is_ready, log_out)
"""
    assert '"goal": 43.0' in program.run(acts)


def test_an_exception_in_the_window_is_told_and_logged(program: Program) -> None:
    acts = """
def fail():
    window().model.set_setup(Setup(5, 43))
    QTimer.singleShot(0, lambda: 1 // 0)
    when(lambda: dialog("failure_dialog") is not None, end)
def end():
    say("ZeroDivisionError" in dialog("failure_dialog").detailedText())
    say(len(list(window().findChild(Autosave).path.parent.glob("*.simplenn"))))
    dialog("failure_dialog").close()
    window().model.set_setup(Setup(5, 42))
    window().close()
when(is_ready, fail)
"""
    assert program.run(acts) == "True\n1\n"
    log = program.home / "state" / "simplenn" / "log" / "simplenn.log"
    assert "ZeroDivisionError" in log.read_text()


def test_panels_that_cannot_be_opened_are_told_of_and_the_work_is_kept(program: Program) -> None:
    acts = """
from simplenn.ui.panels.panel_area import PanelArea
def no_panel(self, _):
    window().model.set_setup(Setup(5, 43))
    raise RuntimeError("no panel today")
PanelArea._build_one = no_panel
def end():
    say("RuntimeError: no panel today" in dialog("failure_dialog").detailedText())
    say(window().findChild(Autosave).path.exists())
    dialog("failure_dialog").close()
    window().model.set_setup(Setup(5, 42))
    window().close()
when(lambda: dialog("failure_dialog") is not None, end)
"""
    assert program.run(acts) == "True\nTrue\n"
    log = program.home / "state" / "simplenn" / "log" / "simplenn.log"
    assert "RuntimeError: no panel today" in log.read_text()


def test_a_window_that_cannot_be_opened_is_told_of(program: Program) -> None:
    acts = """
import simplenn.app
def no_window(*_):
    raise RuntimeError("no window today")
simplenn.app.MainWindow = no_window
when(lambda: dialog("failure_dialog") is not None, lambda: dialog("failure_dialog").close())
"""
    process = program.start(acts)
    _, complained = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "RuntimeError: no window today" in complained
    log = program.home / "state" / "simplenn" / "log" / "simplenn.log"
    assert "RuntimeError: no window today" in log.read_text()
    assert log.parent.stat().st_mode & 0o777 == 0o700
