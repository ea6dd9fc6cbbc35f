"""The guards of conftest.py, shown to bite: the tests below are run in a pytest of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
IMPORTS = """
import pytest
from PySide6.QtCore import QObject, QSettings, QThread, QTimer, qWarning
from PySide6.QtWidgets import QMainWindow, QWidget
"""
GUARDED = {
    "window": """
        kept = []

        def test_leaves_it(qtbot):
            kept.append(QMainWindow())
            kept[0].show()

        def test_is_not_to_blame(qtbot):
            pass
    """,
    "thread": """
        def test_starts_it(qtbot):
            thread = QThread()
            with qtbot.waitSignal(thread.started):
                thread.start()

        def test_has_it_started(qtbot):
            thread = QThread()
            with qtbot.waitSignal(thread.started):
                QTimer.singleShot(0, thread.start)

        def test_is_not_to_blame(qtbot):
            pass
    """,
    "class": """
        class Worker(QThread):
            def run(self):
                while not self.isInterruptionRequested():
                    self.msleep(1)

        parent = QObject()

        def test_leaves_it():
            Worker(parent).start()
    """,
    "clean": """
        @pytest.fixture
        def thread():
            thread = QThread()
            thread.start()
            yield thread
            thread.quit()
            thread.wait()

        def test_everything_is_closed(qtbot, thread):
            window = QWidget()
            qtbot.addWidget(window)
            window.show()
            QWidget(window).show()

        def test_a_thread_that_qt_has_deleted(qtbot):
            parent = QObject()
            thread = QThread(parent)
            thread.start()
            thread.quit()
            thread.wait()
            del parent
    """,
    "warning": """
        @pytest.fixture
        def late():
            yield
            qWarning("mind the step")

        def test_warns():
            qWarning("mind the gap")

        def test_warns_late(late):
            pass

        @pytest.mark.qt_log_ignore("mind")
        def test_is_allowed_to(late):
            qWarning("mind the gap")
    """,
    "settings": """
        @pytest.mark.parametrize("name", ["NativeFormat", "IniFormat"])
        @pytest.mark.parametrize("time", ["first", "second"])
        def test_starts_with_none(name, time):
            kind = QSettings.Format[name]
            settings = QSettings(kind, QSettings.Scope.UserScope, "simplenn", "simplenn")
            assert settings.allKeys() == []
            settings.setValue("speed", 10)
            settings.sync()
    """,
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """What pytest reports of each test of each file; nothing of one that passed."""
    folder = tmp_path_factory.mktemp("guarded")
    (folder / "conftest.py").write_text((TESTS / "conftest.py").read_text("utf-8"))
    for name, source in GUARDED.items():
        (folder / f"test_{name}.py").write_text(IMPORTS + textwrap.dedent(source))
    config = ("--config-file", TESTS.parent / "pyproject.toml", "--rootdir", folder)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    subprocess.run(
        [sys.executable, "-m", "pytest", "--junitxml=report.xml", *config, "."],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    found: dict[str, dict[str, str]] = {}
    for case in ET.parse(folder / "report.xml").iter("testcase"):
        told = " ".join(f"{each.tag}: {each.get('message')} {each.text}" for each in case)
        tests = found.setdefault(case.get("classname", "").removeprefix("test_"), {})
        tests[case.get("name", "").removeprefix("test_")] = told
    return found


Reports = dict[str, dict[str, str]]


def test_a_window_left_behind_fails_the_test(reports: Reports) -> None:
    told = reports["window"]
    assert told["leaves_it"].startswith("error")
    assert (
        "test_leaves_it left behind the window <PySide6.QtWidgets.QMainWindow" in told["leaves_it"]
    )
    assert told["is_not_to_blame"] == ""


def test_a_thread_left_running_fails_the_test(reports: Reports) -> None:
    told = reports["thread"]
    for name in ("starts_it", "has_it_started"):
        assert told[name].startswith("error")
        assert f"test_{name} left behind the running thread <PySide6.QtCore.QThread" in told[name]
    assert told["is_not_to_blame"] == ""


def test_a_thread_of_a_class_of_ours_left_running_fails_the_test(reports: Reports) -> None:
    assert "test_leaves_it left behind the running thread" in reports["class"]["leaves_it"]
    assert "Worker" in reports["class"]["leaves_it"]


def test_what_a_test_cleans_up_is_no_fault(reports: Reports) -> None:
    clean = {"everything_is_closed": "", "a_thread_that_qt_has_deleted": ""}
    assert reports["clean"] == clean


def test_a_warning_of_qt_fails_the_test(reports: Reports) -> None:
    told = reports["warning"]
    assert told["warns"].startswith("failure")
    assert "mind the gap" in told["warns"]
    assert told["is_allowed_to"] == ""


def test_a_warning_of_qt_in_the_clean_up_fails_the_test(reports: Reports) -> None:
    told = reports["warning"]["warns_late"]
    assert told.startswith("error")
    assert "Qt warned during the clean-up: mind the step" in told


def test_no_test_sees_the_settings_of_another(reports: Reports) -> None:
    assert list(reports["settings"].values()) == ["", "", "", ""]


@pytest.mark.parametrize("name", ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"])
def test_the_home_folder_is_not_the_users(name: str) -> None:
    assert "simplenn-tests-" in os.environ[name]
