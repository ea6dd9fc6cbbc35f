"""A session with as many runs as there can be is opened, deleted and brought back as any other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot
from tests.ui.hands import Hands

from simplenn.core.run_style import RUN_STYLES
from simplenn.core.session import MAX_RUNS, SavedRun, Session, Stretch
from simplenn.core.session_file import write_session
from simplenn.core.setup import ARTICLE
from simplenn.ui.panels.runs.run_columns import CHECK
from simplenn.ui.plots.overlays.earlier_runs import EarlierRuns

pytestmark = pytest.mark.shared_window

LATEST = [*range(MAX_RUNS - 12, MAX_RUNS)]


class Viewer:
    """Somebody who has opened such a session, and looks at the list and at the plots."""

    def __init__(self, hands: Hands, qtbot: QtBot) -> None:
        self.runs = hands.window.model.runs
        self.undo_history = hands.window.model.undo_history
        self.trainer = hands.trainer
        self.table = hands.find(QTableView, "runs_table")
        self._overlays = hands.window.findChildren(EarlierRuns)
        self._qtbot = qtbot

    def until_shown(self, rows: int, curves: list[int]) -> None:
        """Wait until there are so many rows, and in each plot the curves of these runs."""
        self._qtbot.waitUntil(lambda: self._is_shown(rows, curves), timeout=20_000)

    def is_in_view(self, row: int) -> bool:
        """Whether a row of the list is in view."""
        place = self.table.visualRect(self.table.model().index(row, CHECK)).center()
        return self.table.viewport().rect().contains(place)

    def _is_shown(self, rows: int, curves: list[int]) -> bool:
        drawn = [sorted(overlay._curves) for overlay in self._overlays]
        return self.table.model().rowCount() == rows and drawn == [curves, curves]


@pytest.fixture
def viewer(hands: Hands, qtbot: QtBot, tmp_path: Path) -> Viewer:
    runs = [
        SavedRun(
            number,
            f"Run {number}",
            (Stretch(replace(ARTICLE, alpha=number * 8e-5)),),
            RUN_STYLES[number % len(RUN_STYLES)],
        )
        for number in range(1, MAX_RUNS + 1)
    ]
    write_session(tmp_path / "many.simplenn", Session(ARTICLE, tuple(runs), current=MAX_RUNS))
    viewer = Viewer(hands, qtbot)
    hands.window.files.open_path(tmp_path / "many.simplenn")
    viewer.until_shown(MAX_RUNS, LATEST)
    return viewer


def test_all_are_listed_and_the_latest_are_drawn(viewer: Viewer) -> None:
    assert [record.number for record in viewer.runs.records] == [*range(1, MAX_RUNS + 1)]
    assert all(record.visible for record in viewer.runs.records)
    assert viewer.runs.current is viewer.runs.records[-1]
    number = viewer.table.model().index(MAX_RUNS - 1, CHECK)
    assert viewer.table.columnWidth(CHECK) >= viewer.table.sizeHintForIndex(number).width()


@pytest.mark.new_window
@pytest.mark.parametrize("step", [1, 2, 3])
def test_what_is_deleted_and_undone_is_as_before(viewer: Viewer, step: int) -> None:
    before, current = viewer.runs.records, viewer.runs.current
    assert current is not None
    viewer.runs.remove(range(1, MAX_RUNS + 1)[::-step])
    left = [record.number for record in viewer.runs.records]
    viewer.until_shown(len(left), left[-12:])
    assert viewer.trainer.history is None
    viewer.undo_history.undo()
    viewer.until_shown(MAX_RUNS, LATEST)
    assert viewer.runs.records == before
    assert viewer.runs.current is current
    assert viewer.trainer.history is current.history
    assert viewer.is_in_view(MAX_RUNS - 1)


def test_the_current_run_is_never_taken_for_an_earlier_one(viewer: Viewer) -> None:
    viewer.runs.remove(range(1, MAX_RUNS + 1))
    latest: list[int] = []
    viewer.runs.updated.connect(lambda: latest.append(viewer.runs.earlier_runs[-1].number))
    viewer.undo_history.undo()
    assert set(latest) == {MAX_RUNS - 1}


@pytest.mark.new_window
def test_however_much_is_changed_at_once_it_is_shown_once(viewer: Viewer, qtbot: QtBot) -> None:
    shown: list[None] = []
    viewer.runs.settled.connect(lambda: shown.append(None))
    viewer.runs.remove(range(1, MAX_RUNS + 1))
    viewer.undo_history.undo()
    viewer.runs.rename(1, "the first")
    assert shown == []
    qtbot.waitUntil(lambda: bool(shown))
    viewer.until_shown(MAX_RUNS, LATEST)
    assert len(shown) == 1
