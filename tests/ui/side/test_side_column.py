"""The side column by keyboard, and as a screen reader reads it."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLabel, QSlider, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.setup import Setup

pytestmark = pytest.mark.shared_window

LABELS_OF_THE_MOMENT = ("status_label", "error_explanation")


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget; of a label, it reads nothing else."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_the_letter_of_speed_leads_to_the_slider(hands: Hands, qtbot: QtBot) -> None:
    qtbot.keyClick(hands.window, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(hands.find(QSlider, "speed_slider").hasFocus)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("result_weight", "weight: 8.376533031651888"),
        ("result_prediction", "prediction: 41.88266515825944"),
        ("result_off_by", "off by: 0.11733484174055775"),
        ("result_error_now", "error now: 0.013767465086281733"),
        ("result_error", "last error: 0.02447549348672308"),
        ("answer_label", "answer: 83.76533031651888"),
    ],
)
def test_each_result_is_read_with_its_name(hands: Hands, name: str, read: str) -> None:
    hands.train()
    label = hands.find(QLabel, name)
    assert QAccessible.queryAccessibleInterface(label).role() is QAccessible.Role.StaticText
    assert name_of(label) == read


def test_every_label_is_read_with_its_text(hands: Hands) -> None:
    hands.train()
    hands.window.model.toggle_stepping()
    labels = [label for label in hands.window.findChildren(QLabel) if label.isVisible()]
    assert len(labels) > 40
    for label in labels:
        text = label.text().replace("&", "").replace("\N{EM DASH}", "none yet")
        assert text in name_of(label), label.objectName()


def test_the_speed_is_read_in_words(hands: Hands) -> None:
    slider = hands.find(QSlider, "speed_slider")
    interface = QAccessible.queryAccessibleInterface(slider)
    assert interface.text(QAccessible.Text.Name) == "speed"
    for position, says in ((3, "10 epochs a second"), (slider.maximum(), "as fast as it can")):
        slider.setValue(position)
        assert interface.text(QAccessible.Text.Description) == says


def test_every_plot_says_what_it_shows(hands: Hands) -> None:
    hands.train()
    for name, says in (
        (
            "error_plot",
            "20 epochs: the error falls fast at first, then ever more slowly, from 1369 ",
        ),
        (
            "weight_plot",
            "20 epochs: the weight rises fast at first, then ever more slowly, from 1 ",
        ),
        (
            "valley_plot",
            "A valley with its bottom at weight 8.4, where the error is 0. The ball is",
        ),
    ):
        plot = hands.find(QWidget, name)
        plot.setFocus()
        described = QAccessible.queryAccessibleInterface(plot).text(QAccessible.Text.Description)
        assert described.startswith(says)


def test_slow_speeds_are_said_in_seconds(hands: Hands) -> None:
    hands.trainer.set_speed(0.2)
    texts = [label.text() for label in hands.window.findChildren(QLabel)]
    assert "1 epoch in 5 seconds" in texts


def test_fields_and_results_have_their_names(hands: Hands) -> None:
    for spin in hands.window.findChildren(QAbstractSpinBox):
        if spin.isVisible():
            assert re.fullmatch("[a-z ]+", name_of(spin)), spin.objectName()


@pytest.mark.parametrize("height", [740, 720])
@pytest.mark.parametrize("points", [9, 10, 11])
def test_nothing_of_the_column_is_below_the_fold_of_a_laptop(
    hands: Hands, points: int, height: int
) -> None:
    font = hands.window.font()
    font.setPointSize(points)
    hands.window.setFont(font)
    hands.window.resize(1280, height)
    QApplication.processEvents()
    for name in ("input_spin", "reset_button", "result_error", "ask_spin", "answer_label"):
        widget = hands.find(QWidget, name)
        assert widget.visibleRegion().boundingRect() == widget.rect(), name


def test_what_was_spared_in_a_low_window_comes_back_in_a_high_one(hands: Hands) -> None:
    spared = [hands.find(QLabel, name) for name in ("error_explanation", "alpha_words")]
    hands.window.resize(1280, 600)
    assert not any(label.isVisible() for label in spared)
    assert hands.find(QWidget, "stop_button").y() == hands.find(QWidget, "reset_button").y()
    hands.window.model.restrictions.set(frozenset({Hidden.ALPHA_RULER}), frozenset())
    hands.window.resize(1280, 900)
    assert [label.isVisible() for label in spared] == [True, False], "a lesson hides the other"
    hands.window.model.restrictions.set(frozenset(), frozenset())
    QApplication.processEvents()
    assert all(label.isVisible() for label in spared)
    assert hands.find(QWidget, "stop_button").y() < hands.find(QWidget, "reset_button").y()


def test_a_run_that_goes_on_does_not_lay_the_window_out_with_each_epoch(hands: Hands) -> None:
    class Onlooker(QObject):
        layouts = 0

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            self.layouts += event.type() is QEvent.Type.LayoutRequest
            return False

    def go_on(epochs: int) -> tuple[str, ...]:
        assert trainer.history is not None
        trainer.history.run.advance(epochs)
        trainer.advanced.emit()
        QApplication.processEvents()
        return tuple(hands.find(QLabel, name).text() for name in LABELS_OF_THE_MOMENT)

    onlooker, trainer = Onlooker(), hands.window.model.trainer
    hands.window.model.set_setup(Setup(5, 42, alpha=1e-6, epochs=1_000))
    hands.window.model.train()
    trainer.pause()
    before = [go_on(10) for _ in range(10)][-1]  # by then what begins with a run is settled
    for widget in (hands.window, hands.find(QWidget, "side_column")):
        widget.installEventFilter(onlooker)
    after = [go_on(1) for _ in range(3)][-1]
    assert all(now != then for now, then in zip(after, before, strict=True))
    assert onlooker.layouts == 0
