"""Where a lesson stands beside the panels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from tests.ui.hands import Hands

from simplenn.ui.lessons.shipped import shipped_lessons

pytestmark = pytest.mark.shared_window


def corners(hands: Hands) -> tuple[QPoint, QPoint]:
    """Where the lesson and the panels begin in the window."""
    for _layout_in_layout in range(3):
        QApplication.processEvents()
    parts = (hands.find(QWidget, "lesson_panel"), hands.window.panels)
    lesson, panels = (part.mapTo(hands.window, QPoint(0, 0)) for part in parts)
    return lesson, panels


class LayoutRequests(QObject):
    """Counts how often anything in the program asks to be laid out."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False


def test_a_window_in_which_nothing_happens_is_not_laid_out_again(hands: Hands) -> None:
    for _layout_in_layout in range(20):
        QApplication.processEvents()
    requests, application = LayoutRequests(), QApplication.instance()
    assert application is not None
    application.installEventFilter(requests)
    for _ in range(20):
        QApplication.processEvents()
    application.removeEventFilter(requests)
    assert requests.count == 0


def test_a_lesson_is_as_wide_as_before_once_letters_have_their_size_again(hands: Hands) -> None:
    hands.window.lessons.open_lesson.open(shipped_lessons()[0])
    corners(hands)
    lesson = hands.find(QWidget, "lesson_panel")
    before, actions = lesson.width(), hands.window.model.actions
    for name in ("zoom_in_action", "zoom_in_action", "zoom_reset_action"):
        actions[name].trigger()
        corners(hands)
    assert lesson.width() == before


@pytest.mark.parametrize(
    ("size", "side_column", "is_above"),
    [
        ((1280, 740), True, False),
        ((960, 1080), True, True),
        ((960, 700), True, False),
        ((960, 1080), False, False),
    ],
)
def test_a_lesson_stands_above_the_panels_where_three_columns_are_too_many(
    hands: Hands, size: tuple[int, int], side_column: bool, is_above: bool
) -> None:
    hands.window.resize(*size)
    hands.window.lessons.open_lesson.open(shipped_lessons()[2])
    hands.window.model.actions["side_column_action"].setChecked(side_column)
    lesson, panels = corners(hands)
    assert (lesson.x() == panels.x()) is is_above
    assert (lesson.y() < panels.y()) is is_above


def test_the_tab_key_comes_to_the_parts_as_they_stand(hands: Hands) -> None:
    lessons = hands.window.lessons
    lessons.open_lesson.open(shipped_lessons()[2])
    names = ["input_spin", "error_plot", "lesson_text"]
    for width, wanted in ((960, [0, 2, 1]), (1600, [0, 1, 2]), (960, [0, 2, 1])):
        hands.window.resize(width, 1080)
        QApplication.processEvents()
        reached = [each.objectName() for each in hands.walk(hands.find(QWidget, names[0]))]
        order = [names.index(name) for name in reached if name in names]
        assert order == wanted


def test_an_answer_stays_while_the_lesson_moves(hands: Hands) -> None:
    lessons = hands.window.lessons
    lessons.open_lesson.open(shipped_lessons()[2])
    lessons.open_lesson.go(2)
    option = hands.find(QRadioButton, "lesson_option_3")
    option.click()
    for size in ((960, 1080), (1280, 800)):
        hands.window.resize(*size)
        QApplication.processEvents()
        assert option.isVisible()
        assert option.isChecked()
    hands.window.resize(960, 1080)
    lessons.leave()
    assert not hands.find(QWidget, "lesson_panel").isVisible()
    assert hands.window.panels.height() > 900
