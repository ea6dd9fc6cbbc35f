"""What a person can do with the runs in the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from simplenn.core.run_record import RunRecord
from simplenn.engine.trainer import TrainerState
from simplenn.ui.model.actions_and_shortcuts import RUN_LIST_ACTIONS, Actions
from simplenn.ui.model.window_model import WindowModel

_TIPS: Final = {spec.name: spec.tool_tip for spec in RUN_LIST_ACTIONS}


class RunActions(QObject):
    """Actions on the chosen runs, for a menu, buttons and keys; each only where it makes sense.

    Signals:
        rename_requested (int): The name of the run with this number is to be edited.
        compare_requested (int, int): The runs with these numbers are to be compared.
    """

    rename_requested = Signal(int)
    compare_requested = Signal(int, int)

    def __init__(self, model: WindowModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._chosen: list[int] = []
        self._actions = Actions(RUN_LIST_ACTIONS, self)
        self._actions.bind(
            {
                "run_load": self._load,
                "run_again": self._run_again,
                "run_other_alpha": self._try_alpha,
                "run_make_current": self._make_current,
                "run_compare": self._compare,
                "run_hide": self._show_or_hide,
                "run_rename": self._rename,
                "run_delete": self._delete,
            }
        )
        model.runs.updated.connect(self._show_state)
        model.trainer.state_changed.connect(self._show_state)
        model.restrictions.changed.connect(self._show_state)
        self._show_state()

    @property
    def load(self) -> QAction:
        """Takes over the set-up of the chosen run."""
        return self._actions["run_load"]

    def all(self) -> list[QAction]:
        """Every action, in the order of a menu."""
        return self._actions.all()

    def choose(self, numbers: Sequence[int]) -> None:
        """Say which runs are chosen; the first is the one for actions on a single run."""
        self._chosen = list(numbers)
        self._show_state()

    def _records(self) -> list[RunRecord]:
        by_number = {record.number: record for record in self._model.runs.records}
        return [by_number[number] for number in self._chosen if number in by_number]

    def _earlier(self) -> list[RunRecord]:
        return [record for record in self._records() if record is not self._model.runs.current]

    def _show_state(self) -> None:
        """Enable what makes sense, and say why the rest does not."""
        records, runs = self._records(), self._model.runs
        busy = self._model.trainer.state in (TrainerState.RUNNING, TrainerState.PAUSED)
        one = "" if len(records) == 1 else "Choose one run first."
        idle = "A run is going on: stop it first." if busy else ""
        current = "It is the current run." if records and records[0] is runs.current else ""
        nothing = "The current run is always shown." if records else "Choose a run first."
        self._allow("run_load", one)
        self._allow("run_other_alpha", one or self._model.restrictions.why_locked("alpha"))
        self._allow("run_again", one or idle)
        self._allow("run_make_current", one or current or idle)
        self._allow("run_compare", "" if self._pair() else "Choose two runs first.")
        self._allow("run_hide", "" if self._earlier() else nothing)
        self._allow("run_rename", one)
        self._allow("run_delete", "" if records else "Choose a run first.")
        hidden = bool(self._earlier()) and not any(record.visible for record in self._earlier())
        self._actions["run_hide"].setText("S&how" if hidden else "&Hide")

    def _allow(self, name: str, why_not: str) -> None:
        self._actions[name].setEnabled(not why_not)
        self._actions[name].setToolTip(f"{_TIPS[name]} {why_not}".strip())

    def _load(self) -> None:
        for record in self._records()[:1]:
            self._take_setup(record, "is loaded: press Train to run it again.")

    def _run_again(self) -> None:
        for record in self._records()[:1]:
            if self._take_setup(record, "is loaded."):
                self._model.train()

    def _try_alpha(self) -> None:
        for record in self._records()[:1]:
            if self._take_setup(record, "is loaded: type another alpha, then press Train."):
                self._model.runs.alpha_requested.emit()

    def _take_setup(self, record: RunRecord, then: str) -> bool:
        """Load a run's numbers, and say so; gives whether a lesson has let it."""
        history = record.history
        whole = history.as_one_setup()
        self._model.undo_history.end_edit()
        is_loaded = self._model.load_setup(history.setup if whole is None else whole)
        self._model.undo_history.end_edit()
        which = "set-up" if whole is not None else "set-up before it was continued"
        if is_loaded:
            self._model.told.emit(f"The {which} of {record.name} {then}")
        return is_loaded

    def _make_current(self) -> None:
        for record in self._records()[:1]:
            self._model.runs.make_current(record.number)

    def _pair(self) -> list[int]:
        """The two runs that are chosen, or the one with the current one; nothing for others."""
        current, records = self._model.runs.current, self._records()
        if len(records) == 1 and current is not None and records[0] is not current:
            records.append(current)
        return sorted(record.number for record in records) if len(records) == 2 else []

    def _compare(self) -> None:
        if pair := self._pair():
            self.compare_requested.emit(*pair)

    def _show_or_hide(self) -> None:
        visible = not any(record.visible for record in self._earlier())
        self._model.runs.set_visible([record.number for record in self._earlier()], visible)

    def _rename(self) -> None:
        for record in self._records()[:1]:
            self.rename_requested.emit(record.number)

    def _delete(self) -> None:
        runs = self._model.runs
        for record in self._records():
            if runs.is_going_on(record):
                self._model.told.emit(f"{record.name} is going on: stop it before you delete it.")
        runs.remove([record.number for record in self._records()])
