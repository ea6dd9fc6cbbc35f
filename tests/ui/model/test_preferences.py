"""What is remembered, and what happens to settings that make no sense."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.setup import ARTICLE
from simplenn.ui.model.preferences import Preferences, ThemeChoice, open_settings
from simplenn.ui.style.palettes import apply_theme, palette_of
from simplenn.ui.style.theme import Theme
from simplenn.ui.window.main_window import MainWindow

_Role = QPalette.ColorRole


def opened(path: Path) -> Preferences:
    return Preferences(open_settings(path))


def everything(preferences: Preferences) -> list[object]:
    return [
        preferences.theme,
        preferences.zoom,
        preferences.speed,
        preferences.animation,
        preferences.folder,
        preferences.recent,
        preferences.layout("window").data(),
    ]


NOTHING_SET = [ThemeChoice.DESKTOP, 1.0, 10.0, None, Path.home(), [], b""]


def set_everything(path: Path) -> list[object]:
    settings = open_settings(path)
    preferences = Preferences(settings)
    preferences.set_theme(ThemeChoice.DARK)
    preferences.set_zoom(1.5)
    preferences.set_speed(None)
    preferences.set_animation(False)
    preferences.set_folder(path.parent)
    for name in ("b", "a", "b"):
        preferences.add_recent(path.parent / f"{name}, or so.simplenn")
    preferences.set_layout("window", QByteArray(b"\x00\xff,;"))
    settings.sync()
    return everything(preferences)


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    expected = [*NOTHING_SET[:4], Path.home(), *NOTHING_SET[5:]]
    assert everything(opened(tmp_path / "none.ini")) == expected
    assert everything(Preferences()) == expected


def test_another_process_reads_what_was_set(tmp_path: Path) -> None:
    path = tmp_path / "a.ini"
    expected = set_everything(path)
    code = (
        "import sys; from pathlib import Path; from tests.ui.model.test_preferences import *;"
        "print(everything(opened(Path(sys.argv[1]))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str(expected)
    recent = expected[5]
    assert isinstance(recent, list)
    assert [each.stem for each in recent] == ["b, or so", "a, or so"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe nonsense",
        (
            b"[General]\ntheme=17\nzoom=3.0\nspeed=-5\nanimation=perhaps\nfolder=/no/such\nrecent=@Invalid()\n"
            b"[layout]\nwindow=wide\n"
        ),
        (
            b"[General]\ntheme=@Point(1 2)\nzoom=nan\nspeed=nan\nanimation=@ByteArray(x)\n"
            b"folder=@Rect(1 2 3 4)\nrecent=\n[layout]\nwindow=@Size(1 2)\n"
        ),
        b"[General\ntheme dark\n=",
    ],
    ids=["empty", "binary", "wrong values", "wrong types", "no ini"],
)
def test_settings_that_make_no_sense_are_as_if_never_set(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.ini"
    path.write_bytes(content)
    assert everything(opened(path)) == NOTHING_SET
    set_everything(path)
    assert opened(path).theme is ThemeChoice.DARK, "and they can be set again"


def test_settings_that_cannot_be_written_stop_nothing(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from tests.ui.model.test_preferences import *\n"
        "os.getuid() or os.setuid(65534)\n"
        "set_everything(Path(sys.argv[1])); print('fine')"
    )
    locked = tmp_path / "locked"
    locked.mkdir()
    (locked / "a.ini").write_text("[General]\ntheme=light\n")
    (locked / "a.ini").chmod(0o444)
    locked.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", code, str(locked / "a.ini")],
        capture_output=True,
        text=True,
        check=True,
    )
    locked.chmod(0o755)
    assert (done.stdout, done.stderr) == ("fine\n", "")
    assert (locked / "a.ini").read_text() == "[General]\ntheme=light\n"


def window_with(settings: QSettings, qtbot: QtBot) -> MainWindow:
    window = MainWindow(ARTICLE, Preferences(settings))
    with qtbot.waitExposed(window):
        window.show()
    window.panels.open_all()
    return window


def test_the_window_comes_back_as_it_was(
    application: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = open_settings(tmp_path / "a.ini")
    window = window_with(settings, qtbot)
    qtbot.addWidget(window)
    window.resize(760, 600)
    columns = window.findChild(QSplitter, "columns")
    assert columns is not None
    columns.setSizes([400, 360])
    kept = columns.sizes()
    assert window.close()
    settings.sync()
    again = window_with(open_settings(tmp_path / "a.ini"), qtbot)
    qtbot.addWidget(again)
    columns = again.findChild(QSplitter, "columns")
    assert columns is not None
    assert (again.width(), again.height()) == (760, 600)
    assert columns.sizes() == kept


def test_a_layout_that_makes_no_sense_is_left_out(
    application: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = open_settings(tmp_path / "a.ini")
    for name in ("window", "columns", "rows"):
        settings.setValue(f"layout/{name}", QByteArray(b"nonsense"))
    window = window_with(settings, qtbot)
    qtbot.addWidget(window)
    assert (window.width(), window.height()) == (1280, 800)
    columns = window.findChild(QSplitter, "columns")
    assert columns is not None
    assert not columns.childrenCollapsible()


# --- themes ---------------------------------------------------------------------------------------


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, from 1 to 21, as WCAG 2 defines it."""

    def luminance(colour: QColor) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        (_Role.WindowText, _Role.Window, 7.0),
        (_Role.Text, _Role.Base, 7.0),
        (_Role.Text, _Role.AlternateBase, 7.0),
        (_Role.ButtonText, _Role.Button, 7.0),
        (_Role.ToolTipText, _Role.ToolTipBase, 7.0),
        (_Role.HighlightedText, _Role.Highlight, 4.5),
        (_Role.PlaceholderText, _Role.Base, 4.5),
        (_Role.Link, _Role.Window, 4.5),
    ],
    ids=str,
)
def test_everything_can_be_read(
    choice: ThemeChoice, text: QPalette.ColorRole, ground: QPalette.ColorRole, least: float
) -> None:
    palette = palette_of(choice)
    assert contrast(palette.color(text), palette.color(ground)) >= least


def is_between(window: MainWindow, lightness: range) -> Callable[[], bool]:
    return lambda: window.palette().color(_Role.Window).lightness() in lightness


def test_choosing_a_theme_changes_the_window_and_its_plots(
    hands: Hands, application: QApplication
) -> None:
    before = application.palette()
    try:
        for name, lightness in (("dark", range(80)), ("light", range(200, 256))):
            hands.find(QAction, f"theme_{name}").trigger()
            hands._qtbot.waitUntil(is_between(hands.window, lightness))
            assert Theme.of(hands.window.palette()).background.lightness() in lightness
        hands.find(QAction, "theme_desktop").trigger()
        assert application.palette() == before
    finally:
        apply_theme(application, ThemeChoice.DESKTOP)


def test_reset_settings_from_the_terminal(tmp_path: Path) -> None:
    env = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    code = (
        "import sys; from PySide6.QtCore import QTimer; from simplenn import app;"
        "from simplenn.core.setup import Setup;"
        "application = app.build_application();"
        "QTimer.singleShot(300, application.quit);"
        "app.run(Setup(5, 42), reset_settings=sys.argv[1] == 'reset')"
    )
    path = tmp_path / "simplenn" / "simplenn.ini"
    path.parent.mkdir()
    path.write_text("[General]\ntheme=dark\n")
    for how, kept in (("keep", True), ("reset", False)):
        subprocess.run([sys.executable, "-c", code, how], env=env, check=True, timeout=60)
        assert ("theme=dark" in path.read_text()) is kept
