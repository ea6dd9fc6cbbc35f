"""The guards of conftest.py, shown to bite: each test here runs one test in a pytest of its own."""

from __future__ import annotations

import os
import textwrap
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

TESTS = Path(__file__).parent
IMPORTS = """
import pytest
from PySide6.QtCore import QObject, QSettings, QThread, QTimer, qWarning
from PySide6.QtWidgets import QMainWindow, QWidget
"""


class Inner:
    """Runs tests under our conftest.py and our settings."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self._pytester = pytester
        pytester.makeconftest((TESTS / "conftest.py").read_text(encoding="utf-8"))

    def run(self, source: str) -> pytest.RunResult:
        self._pytester.makepyfile(IMPORTS + textwrap.dedent(source))
        return self._pytester.runpytest_subprocess(
            ".", "--config-file", TESTS.parent / "pyproject.toml", "--rootdir", self._pytester.path
        )


@pytest.fixture
def inner(pytester: pytest.Pytester) -> Inner:
    return Inner(pytester)


def test_a_window_left_behind_fails_the_test(inner: Inner) -> None:
    result = inner.run("""
        kept = []

        def test_leaves_it(qtbot):
            kept.append(QMainWindow())
            kept[0].show()

        def test_is_not_to_blame(qtbot):
            pass
    """)
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines("test_leaves_it left behind the window *QMainWindow*")


@pytest.mark.parametrize("starter", ["thread.start()", "QTimer.singleShot(0, thread.start)"])
def test_a_thread_left_running_fails_the_test(inner: Inner, starter: str) -> None:
    result = inner.run(f"""
        def test_leaves_it(qtbot):
            thread = QThread()
            with qtbot.waitSignal(thread.started):
                {starter}

        def test_is_not_to_blame(qtbot):
            pass
    """)
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines("test_leaves_it left behind the running thread *QThread*")


def test_a_thread_of_a_class_of_ours_left_running_fails_the_test(inner: Inner) -> None:
    result = inner.run("""
        class Worker(QThread):
            def run(self):
                while not self.isInterruptionRequested():
                    self.msleep(1)

        parent = QObject()

        def test_leaves_it():
            Worker(parent).start()
    """)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines("test_leaves_it left behind the running thread *Worker*")


def test_what_a_test_cleans_up_is_no_fault(inner: Inner) -> None:
    result = inner.run("""
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
    """)
    result.assert_outcomes(passed=2)


def test_a_warning_of_qt_fails_the_test(inner: Inner) -> None:
    result = inner.run("""
        def test_warns():
            qWarning("mind the gap")

        @pytest.mark.qt_log_ignore("mind")
        def test_is_allowed_to():
            qWarning("mind the gap")
    """)
    result.assert_outcomes(failed=1, passed=1)


def test_a_warning_of_qt_in_the_clean_up_fails_the_test(inner: Inner) -> None:
    result = inner.run("""
        @pytest.fixture
        def late():
            yield
            qWarning("mind the gap")

        def test_warns(late):
            pass

        @pytest.mark.qt_log_ignore("mind")
        def test_is_allowed_to(late):
            pass
    """)
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines("Qt warned during the clean-up: mind the gap")


def test_no_test_sees_the_settings_of_another(inner: Inner) -> None:
    result = inner.run("""
        @pytest.mark.parametrize("name", ["NativeFormat", "IniFormat"])
        @pytest.mark.parametrize("time", ["first", "second"])
        def test_starts_with_none(name, time):
            kind = QSettings.Format[name]
            settings = QSettings(kind, QSettings.Scope.UserScope, "simplenn", "simplenn")
            assert settings.allKeys() == []
            settings.setValue("speed", 10)
            settings.sync()
    """)
    result.assert_outcomes(passed=4)


@pytest.mark.parametrize("name", ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"])
def test_the_home_folder_is_not_the_users(name: str) -> None:
    assert "simplenn-tests-" in os.environ[name]
