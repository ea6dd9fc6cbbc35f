"""A light desktop, used with the mouse: the launcher, a session's icon and the menu."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.package.debian import Debian
from tests.package.screen import Screen

# Where things are on this desktop, in pixels, and a colour that tells that they are there.
SESSION = (60, 40)
LAUNCHER = (60, 140)
MENU = (14, 786)
MENU_EDUCATION = (64, 652)
MENU_SIMPLENN = (190, 652)
BACKGROUND = (900, 200)
BELOW_WINDOW = (640, 770)
ICON_COLOUR = "009e73"
SMALL_ICON_COLOUR = "12324a"
BACKGROUND_COLOUR = "000000"
MENU_BUTTON_COLOUR = "4f6780"
MENU_COLOUR = "dcdad5"

SOMEBODYS = """{
    "format": "SimpleNN session",
    "version": 1,
    "setup": {"input": 3, "goal": 10, "weight": 1, "alpha": 0.02, "epochs": 20}
}"""


@pytest.fixture(scope="module")
def system(bare_debian: Path, deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Debian:
    """A Debian 12 with a light desktop, SimpleNN, and two icons on the desktop."""
    system = Debian(bare_debian, tmp_path_factory.mktemp("desktop") / "debian")
    desktop = ["dbus", "desktop-file-utils", "lxmenu-data", "lxpanel", "openbox", "pcmanfm"]
    system.install(
        *desktop, "shared-mime-info", "adwaita-icon-theme", "fonts-dejavu-core", str(deb)
    )
    furnish(system)
    return system


@pytest.fixture(scope="module")
def desktop(system: Debian) -> Iterator[Screen]:
    """What is to be seen of it."""
    screen = Screen()
    session = "openbox & pcmanfm --desktop & lxpanel & wait"
    running = system.begin_as_person(
        "dbus-run-session", "sh", "-c", session, DISPLAY=screen.display, XDG_CURRENT_DESKTOP="LXDE"
    )
    try:
        wait_for_desktop(screen)
        yield screen
    finally:
        running.kill()
        running.wait()
        screen.close()


def wait_for_desktop(screen: Screen) -> None:
    """Wait until all that is clicked on can be seen."""
    for icon in (SESSION, LAUNCHER):
        screen.wait_for_colour(ICON_COLOUR, *icon)
    screen.wait_for_colour(MENU_BUTTON_COLOUR, *MENU)


def furnish(debian: Debian) -> None:
    """Put a launcher and a session on the desktop; a double-click opens them without a question."""
    make = "mkdir -p Desktop .config/libfm; cp /usr/share/applications/simplenn.desktop Desktop"
    debian.do_as_person("sh", "-ec", f"{make}; chmod +x Desktop/*.desktop")
    options = "[config]\nsingle_click=0\nquick_exec=1\n"
    debian.do_as_person("sh", "-c", f"printf '{options}' >.config/libfm/libfm.conf")
    debian.do_as_person("sh", "-c", f"echo '{SOMEBODYS}' >'Desktop/my session.simplenn'")


@pytest.fixture(autouse=True)
def only_the_desktop(desktop: Screen) -> Iterator[None]:
    """Close what a test has opened, until nothing lies over the desktop any more."""
    yield
    desktop.close_windows("simplenn")
    desktop.wait_for_colour(BACKGROUND_COLOUR, *BACKGROUND, reach=2)


def test_a_double_click_on_the_launcher(desktop: Screen, pictures: Path) -> None:
    desktop.take_picture(pictures / "desktop.png")
    desktop.click(*LAUNCHER, times=2)
    assert desktop.wait_for("simplenn") == ["SimpleNN"]
    desktop.take_picture_of_plots(pictures / "launched.png")
    desktop.wait_for_colour(BACKGROUND_COLOUR, *BELOW_WINDOW, reach=2)


def test_the_menu(desktop: Screen, pictures: Path) -> None:
    desktop.click(*MENU)
    desktop.wait_for_colour(MENU_COLOUR, *MENU_EDUCATION)
    desktop.click(*MENU_EDUCATION)
    desktop.wait_for_colour(SMALL_ICON_COLOUR, *MENU_SIMPLENN)
    desktop.take_picture(pictures / "menu.png")
    desktop.click(*MENU_SIMPLENN)
    assert desktop.wait_for("simplenn") == ["SimpleNN"]


def test_a_double_click_on_a_session(desktop: Screen, pictures: Path) -> None:
    desktop.click(*SESSION, times=2)
    (title,) = desktop.wait_for("simplenn", "my session")
    desktop.take_picture_of_plots(pictures / "session.png")
    assert "my session" in title


def test_removed_while_it_is_running_it_goes_on_or_says_so_and_can_still_save(
    system: Debian, desktop: Screen, deb: Path, pictures: Path
) -> None:
    desktop.click(*LAUNCHER, times=2)
    desktop.wait_for("simplenn")
    desktop.take_picture_of_plots(pictures / "launched-again.png")
    system.do("dpkg", "--remove", "simplenn")
    desktop.do("key", "F1")  # it is imported now
    desktop.wait_for("simplenn", "Help for")
    desktop.do("key", "Escape")
    desktop.wait_for_titles("simplenn", 1)
    desktop.do("key", "alt+h", "a")  # it needs a library of Python's, which is gone
    desktop.wait_for_titles("simplenn", 2)
    desktop.take_picture(pictures / "removed.png")
    desktop.do("key", "Escape")
    desktop.wait_for_titles("simplenn", 1)
    desktop.do("key", "ctrl+s")
    desktop.wait_for("simplenn", "Save the session")
    desktop.do("key", "Return")
    desktop.wait_for("simplenn", "session.simplenn")  # once it is saved
    (saved,) = system.home.rglob("session.simplenn")
    assert '"SimpleNN session"' in saved.read_text("utf-8")
    system.install(str(deb))
