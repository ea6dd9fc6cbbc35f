"""Takes the pictures of the README: real windows, trained for real."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from simplenn.app import build_application
from simplenn.core.position import Position, Step
from simplenn.core.setup import Setup
from simplenn.engine.trainer import TrainerState
from simplenn.ui.main_window import MainWindow

PICTURES = Path(__file__).resolve().parent.parent / "pictures"


def main() -> None:
    """Take them all."""
    build_application()
    picture_of_the_article()
    picture_of_the_demo()


def picture_of_the_article() -> None:
    """The window after a click on Train, pointing at epoch 5."""
    window = open_window()
    train(window)
    window.model.point_at(5)
    take(window, "window.png")


def picture_of_the_demo() -> None:
    """The last step of the second epoch, where a step too far is taken."""
    window = open_window()
    window.model.set_setup(Setup(5, 42, alpha=0.07))
    window.model.demo_actions.animate.setChecked(False)
    window.model.demo.enter()
    window.model.demo.go(Position(2, Step.ADJUST))
    take(window, "demo.png")


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
