"""Takes the pictures of the README: real windows, trained for real."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from simplenn.app import build_application
from simplenn.engine.trainer import TrainerState
from simplenn.ui.main_window import MainWindow

PICTURES = Path(__file__).resolve().parent.parent / "pictures"


def main() -> None:
    """Take them all."""
    build_application()
    picture_of_the_article()


def picture_of_the_article() -> None:
    """The window after a click on Train, pointing at epoch 5."""
    window = open_window()
    train(window)
    window.model.point_at(5)
    take(window, "window.png")


def open_window() -> MainWindow:
    """A window with its panels open."""
    window = MainWindow()
    window.show()
    window.panels.open_all()
    window.model.trainer.set_speed(None)
    return window


def train(window: MainWindow) -> None:
    """Train to the end with what is set."""
    window.model.train()
    while window.model.trainer.state is not TrainerState.ENDED:
        QCoreApplication.processEvents()


def take(window: MainWindow, name: str) -> None:
    """Save what the window shows, and close it."""
    QCoreApplication.processEvents()
    window.grab().save(str(PICTURES / name))
    window.close()


if __name__ == "__main__":
    main()
