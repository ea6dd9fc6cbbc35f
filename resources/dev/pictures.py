"""Takes the pictures of the README: real windows, trained for real."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton, QRadioButton

from simplenn.app import build_application
from simplenn.core.setup import ARTICLE
from simplenn.core.stepping.steps import Position, Step
from simplenn.engine.trainer import TrainerState
from simplenn.ui.lessons.shipped import shipped_lessons
from simplenn.ui.window.main_window import MainWindow

PICTURES: Final = Path(__file__).resolve().parent.parent / "pictures"

OTHER_ALPHA: Final = 0.07
"""It makes the same errors as the article's 0.01, from the other side of the goal in turn."""


def main() -> None:
    """Take them all."""
    build_application()
    picture_of_the_article()
    picture_of_the_step_through()
    picture_of_two_runs()
    picture_of_a_question()
    picture_of_an_experiment()


def picture_of_the_article() -> None:
    """The window after a click on Train, pointing at epoch 5."""
    window = open_window()
    train(window)
    window.model.shown.point_at(5)
    take(window, "window.png")


def picture_of_the_step_through() -> None:
    """The last step of the first epoch, in which the weight is adjusted."""
    window = open_window()
    for button in window.findChildren(QPushButton, "no_lesson_button"):
        button.click()
    window.model.actions["animate_action"].setChecked(False)
    window.model.stepping.enter()
    window.model.stepping.go(Position(1, Step.ADJUST))
    take(window, "step-through.png")


def picture_of_two_runs() -> None:
    """Two runs whose errors are the same and whose weights are not, in the drawer below."""
    window = open_window()
    train(window)
    window.model.set_setup(replace(ARTICLE, alpha=OTHER_ALPHA))
    train(window)
    take(window, "runs.png")


def picture_of_a_question() -> None:
    """A page that asks something, with the explanation of its answer."""
    window = open_lesson(3, page=2)
    option = window.findChild(QRadioButton, "lesson_option_3")
    check = window.findChild(QPushButton, "lesson_check_button")
    assert option is not None
    assert check is not None
    option.click()
    check.click()
    take(window, "lesson.png")


def picture_of_an_experiment() -> None:
    """A page on which something was trained, with what is said of that run."""
    window = open_lesson(2, page=2)
    window.model.set_setup(replace(window.model.setup, alpha=0.03))
    train(window)
    window.lessons.open_lesson.answer()
    take(window, "experiment.png")


def open_lesson(number: int, *, page: int) -> MainWindow:
    """A window with a lesson that ships, in which nothing was done before."""
    window = open_window()
    window.lessons.progress.forget()
    window.lessons.open_lesson.open(shipped_lessons()[number - 1])
    window.lessons.open_lesson.go(page)
    return window


def open_window() -> MainWindow:
    """A window with its panels open."""
    window = MainWindow()
    opening = QEventLoop()
    window.panels.opened.connect(opening.quit)
    window.show()
    opening.exec()
    return window


def train(window: MainWindow) -> None:
    """Train to the end with what is set, as fast as it can."""
    window.model.trainer.set_speed(None)
    window.model.train()
    while window.model.trainer.state is not TrainerState.ENDED:
        QCoreApplication.processEvents()


def take(window: MainWindow, name: str) -> None:
    """Save what the window shows once it has come to rest, and close it."""
    rest = QEventLoop()
    QTimer.singleShot(500, rest.quit)
    rest.exec()
    formats = QImage.Format
    fewer_colours = window.grab().toImage().convertToFormat(formats.Format_RGB16)  # a third smaller
    fewer_colours.convertToFormat(formats.Format_RGB888).save(str(PICTURES / name), quality=0)
    window.close()


if __name__ == "__main__":
    main()
