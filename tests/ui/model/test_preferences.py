"""What is remembered, and what happens to settings that make no sense."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands, find

from simplenn.core.setup import ARTICLE
from simplenn.ui.model.preferences import Preferences, ThemeChoice
from simplenn.ui.model.settings_file import SettingsFile, usual_settings_path
from simplenn.ui.style.palettes import palette_of
from simplenn.ui.style.theme import Theme
from simplenn.ui.window.main_window import MainWindow

_Role = QPalette.ColorRole


def opened(path: Path) -> Preferences:
    return Preferences(SettingsFile(path))


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
    preferences = opened(path)
    preferences.set_theme(ThemeChoice.DARK)
    preferences.set_zoom(1.5)
    preferences.set_speed(None)
    preferences.set_animation(False)
    preferences.set_folder(path.parent)
    for name in ("b", "a", "b"):
        preferences.add_recent(path.parent / f"{name}, or so.simplenn")
    preferences.set_layout("window", QByteArray(b"\x00\xff,;"))
    return everything(preferences)


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    expected = [*NOTHING_SET[:4], Path.home(), *NOTHING_SET[5:]]
    assert everything(opened(tmp_path / "none.ini")) == expected
    assert everything(Preferences()) == expected


@pytest.mark.parametrize("zoom", ["1.0", "1.25", "1.5", "2.0", "0.75", "3.0"])
def test_a_size_is_read_as_it_was_written(tmp_path: Path, zoom: str) -> None:
    (tmp_path / "a.ini").write_text(f"[General]\nzoom={zoom}\n")
    assert opened(tmp_path / "a.ini").zoom == float(zoom)


@pytest.mark.parametrize("zoom", ["0.5", "4.0", "nan", "inf", "large", "-1", ""])
def test_a_size_that_makes_no_sense_is_the_usual_one(tmp_path: Path, zoom: str) -> None:
    (tmp_path / "a.ini").write_text(f"[General]\nzoom={zoom}\n")
    assert opened(tmp_path / "a.ini").zoom == 1.0


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
            b"[General]\ntheme=17\nzoom=4.0\nspeed=-5\nanimation=perhaps\nfolder=/no/such\nrecent=@Invalid()\n"
            b"[layout]\nwindow=wide\n"
        ),
        (
            b"[General]\ntheme=@Point(1 2)\nzoom=nan\nspeed=nan\nanimation=@ByteArray(x)\n"
            b"folder=@Rect(1 2 3 4)\nrecent=\n[layout]\nwindow=@Size(1 2)\n"
        ),
        b"[General\ntheme dark\n=",
        b"[General]\nspeed=1e-11\n",
        b"[General]\nspeed=1e+300\n",
    ],
    ids=["empty", "binary", "wrong values", "wrong types", "no ini", "too slow", "too quick"],
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


class Payload:
    """What runs code when it is unpickled: it makes a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (str(self.folder),)


@pytest.mark.parametrize("name", ["theme", "speed", "recent", "layout/window", "unknown"])
def test_settings_run_no_code(tmp_path: Path, name: str) -> None:
    path, trap = tmp_path / "a.ini", tmp_path / "trap"
    settings = QSettings(str(path), QSettings.Format.IniFormat)
    settings.setValue("zoom", "1.5")
    settings.setValue(name, Payload(trap))
    settings.sync()
    del settings
    if trap.exists():
        trap.rmdir()  # PySide unpickles it also on its way to the file
    assert "@Variant(" in path.read_text()
    preferences = opened(path)
    expected = [*NOTHING_SET]
    expected[1] = 1.5
    assert everything(preferences) == expected
    preferences.set_zoom(2.0)
    assert not trap.exists()
    assert "@Variant(" not in path.read_text()


def test_what_earlier_versions_have_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ini"
    settings = QSettings(str(path), QSettings.Format.IniFormat)
    recent = [tmp_path / 'b, "or" so.simplenn', tmp_path / "à\\β;=%[x].simplenn", Path("@at")]
    settings.setValue("theme", "dark")
    settings.setValue("speed", "full")
    settings.setValue("recent", "\n".join(map(str, recent)))
    state = QByteArray(bytes(range(256)) + b"0123abc,;")
    settings.setValue("layout/window", state)
    settings.sync()
    preferences = opened(path)
    assert preferences.theme is ThemeChoice.DARK
    assert preferences.speed is None
    assert preferences.recent == recent
    assert preferences.layout("window") == state
    preferences.set_zoom(1.25)
    assert everything(opened(path)) == everything(preferences)
    again = QSettings(str(path), QSettings.Format.IniFormat)
    assert again.value("recent") == "\n".join(map(str, recent)), "earlier versions read it, too"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only Unix has such pipes")
def test_a_pipe_in_the_place_of_the_settings_is_not_waited_for() -> None:
    path = usual_settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    assert everything(opened(usual_settings_path())) == [*NOTHING_SET]


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes only there")
def test_names_that_are_no_text_are_remembered(tmp_path: Path) -> None:
    latin_1 = Path(os.fsdecode(b"/home/caf\xe9.simplenn"))
    opened(tmp_path / "a.ini").add_recent(latin_1)
    assert opened(tmp_path / "a.ini").recent == [latin_1]


def test_half_a_character_in_the_file_does_not_keep_the_rest_from_being_written(
    tmp_path: Path,
) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(b"[General]\nfolder=a\\xd800\ntheme=dark\n")
    file = SettingsFile(path)
    file.change_text("zoom", lambda _: "1.5")
    file.change_text("folder", lambda _: "\ud800")
    again = SettingsFile(path)
    assert (again.text("theme"), again.text("zoom"), again.text("folder")) == ("dark", "1.5", "")


def test_a_line_end_at_the_end_of_a_text_comes_back(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "settings.ini").change_text("folder", lambda _: "a\n")
    assert SettingsFile(tmp_path / "settings.ini").text("folder") == "a\n"


def test_two_windows_do_not_forget_what_the_other_has_set(tmp_path: Path) -> None:
    one, other = opened(tmp_path / "a.ini"), opened(tmp_path / "a.ini")
    one.set_zoom(1.5)
    other.set_theme(ThemeChoice.DARK)
    both = opened(tmp_path / "a.ini")
    assert (both.zoom, both.theme) == (1.5, ThemeChoice.DARK)


def test_files_that_another_window_has_opened_stay_in_the_list(tmp_path: Path) -> None:
    one, other = opened(tmp_path / "a.ini"), opened(tmp_path / "a.ini")
    a, b, c = Path("/a.simplenn"), Path("/b.simplenn"), Path("/c.simplenn")
    one.add_recent(a)
    other.add_recent(b)
    one.add_recent(c)
    assert opened(tmp_path / "a.ini").recent == [c, b, a]
    other.remove_recent(b)
    assert opened(tmp_path / "a.ini").recent == [c, a]


def test_settings_are_read_by_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "config" / "simplenn" / "simplenn.ini"
    opened(path).set_zoom(1.5)
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600


def test_without_a_home_the_folder_is_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", lambda _uid: {}[_uid])  # as with a user id of no user
    assert opened(tmp_path / "a.ini").folder == Path("/")


def window_with(preferences: Preferences, qtbot: QtBot) -> MainWindow:
    window = MainWindow(ARTICLE, preferences)
    with qtbot.waitExposed(window):
        window.show()
    window.panels.open_all()
    return window


@pytest.mark.real_window
def test_the_window_comes_back_as_it_was(
    application: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    window = window_with(opened(tmp_path / "a.ini"), qtbot)
    qtbot.addWidget(window)
    window.resize(760, 600)
    columns = find(window, QSplitter, "columns")
    columns.setSizes([400, 360])
    kept = columns.sizes()
    assert window.close()
    again = window_with(opened(tmp_path / "a.ini"), qtbot)
    qtbot.addWidget(again)
    columns = find(again, QSplitter, "columns")
    assert (again.width(), again.height()) == (760, 600)
    assert columns.sizes() == kept


def test_a_layout_that_makes_no_sense_is_left_out(
    application: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    preferences = opened(tmp_path / "a.ini")
    for name in ("window", "columns", "rows"):
        preferences.set_layout(name, QByteArray(b"nonsense"))
    window = window_with(preferences, qtbot)
    qtbot.addWidget(window)
    assert (window.width(), window.height()) == (1280, 800)
    columns = find(window, QSplitter, "columns")
    assert not columns.childrenCollapsible()


# --- themes ---------------------------------------------------------------------------------------


def is_between(window: MainWindow, lightness: range) -> Callable[[], bool]:
    return lambda: window.palette().color(_Role.Window).lightness() in lightness


@pytest.mark.real_window
def test_choosing_a_theme_changes_the_window_and_its_plots(
    hands: Hands, application: QApplication
) -> None:
    before = application.palette()
    try:
        for name, lightness in (("dark", range(80)), ("light", range(200, 256))):
            hands.find(QAction, f"theme_{name}").trigger()
            hands.until_true(is_between(hands.window, lightness))
            assert Theme.of(hands.window.palette()).background.lightness() in lightness
        hands.find(QAction, "theme_desktop").trigger()
        assert application.palette() == before
    finally:
        application.setPalette(palette_of(ThemeChoice.DESKTOP))


def test_reset_settings_from_the_terminal(tmp_path: Path) -> None:
    env = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    code = (
        "import sys; from PySide6.QtCore import QTimer; from simplenn import app;"
        "from pathlib import Path; from simplenn.core.setup import Setup\n"
        "application = app.build_application()\n"
        "for reset in (False, True):\n"
        "    QTimer.singleShot(0, application.quit)\n"
        "    app.run(Setup(5, 42), reset_settings=reset)\n"
        "    print('theme=dark' in Path(sys.argv[1]).read_text())"
    )
    path = tmp_path / "simplenn" / "simplenn.ini"
    path.parent.mkdir()
    path.write_text("[General]\ntheme=dark\n")
    command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(command, env=env, check=True, timeout=60, stdout=subprocess.PIPE)
    assert done.stdout.split() == [b"True", b"False"]
