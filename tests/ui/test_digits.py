"""How many digits of numbers are shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands, find

from simplenn.ui.digits import Digits, digits_of, shown_digits, shown_text
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.model.settings_file import SettingsFile
from simplenn.ui.widgets.faded_digits import faded_formats
from simplenn.ui.widgets.number_label import NumberLabel
from simplenn.ui.window.main_window import MainWindow


@pytest.fixture(autouse=True)
def as_usual(application: QApplication) -> Iterator[None]:
    """Leave nothing shorter behind."""
    yield
    shown_digits().show(Digits.FADED)


@pytest.mark.parametrize(
    ("in_full", "short"),
    [
        ("weight = 1.0 - (0.01 * -185.0) = 2.85", "weight = 1 - (0.01 * -185) = 2.85"),
        ("8.376533031651888", "8.377"),
        ("-2.8663933449024626e-09", "-2.866e-09"),
        ("770.0625", "770.0625"),
        ("20,000 epochs, 3 steps", "20,000 epochs, 3 steps"),
    ],
)
def test_numbers_in_a_text_are_cut_short_as_in_sentences(in_full: str, short: str) -> None:
    assert shown_text(in_full, Digits.SHORT) == short
    assert shown_text(in_full, Digits.ALL) == shown_text(in_full, Digits.FADED) == in_full


def test_all_digits_are_alike_where_somebody_wants_that_and_at_the_next_start(
    qtbot: QtBot, tmp_path: Path
) -> None:
    settings = tmp_path / "settings.ini"
    window = MainWindow(preferences=Preferences(SettingsFile(settings)))
    qtbot.addWidget(window)
    label = find(window, NumberLabel, "result_weight")
    label.set_value(8.376533031651888)
    palette = label.palette()
    assert faded_formats(label.text(), palette, digits_of(label))
    window.model.actions["all_digits_action"].trigger()
    assert not faded_formats(label.text(), palette, digits_of(label))
    shown_digits().show(Digits.FADED)
    again = MainWindow(preferences=Preferences(SettingsFile(settings)))
    qtbot.addWidget(again)
    assert again.model.actions["all_digits_action"].isChecked()
    assert shown_digits().digits is Digits.ALL
    again.model.actions["all_digits_action"].trigger()
    assert shown_digits().digits is Digits.FADED


def test_a_presentation_does_not_change_what_is_kept(hands: Hands, qtbot: QtBot) -> None:
    hands.find(QAction, "presentation_action").trigger()
    qtbot.waitUntil(lambda: shown_digits().digits is Digits.SHORT)
    hands.find(QAction, "all_digits_action").trigger()
    assert shown_digits().digits is Digits.ALL
    hands.find(QAction, "presentation_action").trigger()
    qtbot.waitUntil(lambda: shown_digits().digits is Digits.FADED)
