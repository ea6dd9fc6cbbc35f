"""All runs of a window, the current one among them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from simplenn.core.run import Outcome
from simplenn.core.run_record import RunRecord
from simplenn.core.run_style import next_style
from simplenn.engine.trainer import Trainer, TrainerState
from simplenn.ui.model.run_list import RunList
from simplenn.ui.model.undo import UndoHistory

MOST_DRAWN: Final = 12
"""Earlier runs in one plot: more lines cannot be told apart. A further run hides the oldest."""


class Runs(RunList):
    """Has a record of every run, in the order in which they were begun.

    The run that the trainer holds is the current one. When the trainer begins another one or is
    reset, it stays here as an earlier run, unless it never did an epoch.

    Signals:
        advanced (int): The run of a record has new epochs; the record's index.
        highlighted: Another record is highlighted, or none; or it is chosen.
        became_several: There are two runs or more, after there was one or none.
        alpha_requested: The person wants to type another alpha.
        refused (str): Something could not be done; why, in a sentence.
    """

    advanced = Signal(int)
    highlighted = Signal()
    became_several = Signal()
    alpha_requested = Signal()
    refused = Signal(str)

    def __init__(
        self, trainer: Trainer, undo_history: UndoHistory, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self._undo_history = undo_history
        self._current: RunRecord | None = None
        self._highlight: int | None = None
        self._is_chosen = False
        self._last_number = 0
        trainer.state_changed.connect(self._follow_trainer)
        trainer.advanced.connect(self._on_advanced)

    @property
    def current(self) -> RunRecord | None:
        """The run that the trainer has, or None."""
        return self._current

    @property
    def earlier_runs(self) -> list[RunRecord]:
        """The earlier runs whose curves are shown."""
        return [record for record in self._records if self.is_earlier(record)]

    @property
    def highlight(self) -> RunRecord | None:
        """The record that is highlighted in every view, or None."""
        return None if self._highlight is None else self.find(self._highlight)

    def is_earlier(self, record: RunRecord) -> bool:
        """Whether a record is drawn as an earlier run."""
        return record.visible and record is not self._current

    def is_going_on(self, record: RunRecord) -> bool:
        """Whether a record's run has not ended, as far as that has been announced."""
        is_over = self._trainer.state in (TrainerState.EMPTY, TrainerState.ENDED)
        return record is self._current and not is_over

    def state_in_words(self, record: RunRecord) -> str | None:
        """The state of a run that has not ended; None for one that has."""
        if not self.is_going_on(record):
            return None
        return "paused" if self._trainer.state is TrainerState.PAUSED else "going on"

    @property
    def chosen(self) -> RunRecord | None:
        """The record that is highlighted because it was chosen, not because it is pointed at."""
        return self.highlight if self._is_chosen else None

    def set_highlight(self, number: int | None, *, chosen: bool = False) -> None:
        """Highlight the record with a number, or none.

        Args:
            number: The record's, or None.
            chosen: Whether it stays so when the pointer moves on.
        """
        if (number, chosen) != (self._highlight, self._is_chosen):
            self._highlight, self._is_chosen = number, chosen
            self.highlighted.emit()

    def set_visible(self, numbers: Collection[int], visible: bool) -> None:
        """Show or hide the curves of some records; the current run is always shown."""

        def update(record: RunRecord) -> RunRecord | None:
            if record is self._current or record.visible == visible:
                return None
            return replace(record, visible=visible)

        self._update(numbers, update)

    def rename(self, number: int, name: str) -> None:
        """Give a record another name; an empty one changes nothing. Can be undone."""
        record, name = self.find(number), name.strip()
        if record is None or name in ("", record.name):
            return
        before = record.name
        self._undo_history.change(
            f"renaming of run {number}",
            lambda: self._rename(number, name),
            lambda: self._rename(number, before),
        )

    def remove(self, numbers: Collection[int]) -> None:
        """Delete some records; a run that is going on stays. Can be undone."""
        removed = self._removable(numbers)
        if not removed:
            return
        gone = {record.number for record in removed.values()}
        which = f"run {min(gone)}" if len(gone) == 1 else f"{len(gone):,} runs"
        current = next((r for r in removed.values() if r is self._current), None)
        self._undo_history.change(
            f"deleting of {which}",
            lambda: self._remove(gone),
            lambda: self._bring_back(removed, current),
        )

    def make_current(self, number: int) -> None:
        """Give an earlier run back to the trainer, so that training can go on from it."""
        record = self.find(number)
        if record is not None:
            self._trainer.make_current(record.history)

    def replace_all(self, records: Sequence[RunRecord], current: int | None) -> None:
        """Keep these records in place of all that there are. Cannot be undone.

        Args:
            records: Records whose runs have ended.
            current: The number of the one that the trainer gets, or None.
        """
        self._trainer.reset()
        self.set_highlight(None)
        self._current = next((each for each in records if each.number == current), None)
        self._replace_all(records)
        self._last_number = max((record.number for record in records), default=0)
        if len(records) > 1:
            self.became_several.emit()
        if self._current is not None:
            self._trainer.make_current(self._current.history)

    def _rename(self, number: int, name: str) -> None:
        was_current = self._current is not None and self._current.number == number

        def update(record: RunRecord) -> RunRecord:
            renamed = replace(record, name=name)
            if was_current:
                self._current = renamed
            return renamed

        self._update([number], update)

    def _removable(self, numbers: Collection[int]) -> dict[int, RunRecord]:
        """Those of these records whose runs are not going on, with their indices."""
        chosen = set(numbers)
        return {
            index: record
            for index, record in enumerate(self._records)
            if record.number in chosen and not self.is_going_on(record)
        }

    def _remove(self, numbers: Collection[int]) -> None:
        if self._highlight in numbers:
            self.set_highlight(None)
        removed = self._removable(numbers)
        earlier = [index for index, record in removed.items() if record is not self._current]
        self._remove_at(earlier)
        if len(earlier) < len(removed):
            self._trainer.reset()
            self._remove_at(list(self._removable(numbers)))

    def _bring_back(self, removed: Mapping[int, RunRecord], current: RunRecord | None) -> None:
        """Insert deleted records where they were, and give the current one back to the trainer."""
        is_free = self._trainer.history is None
        if is_free:
            self._current = current  # before it is announced, or it is drawn as an earlier run
        too_many = self._insert_at(removed)
        if too_many:
            self.refused.emit(f"{too_many:,} of them found no room: {self.why_no_new_run}")
        if is_free and current is not None and current in self._records:
            self._trainer.make_current(current.history)
        elif is_free:
            self._current = None

    def _follow_trainer(self) -> None:
        history, before = self._trainer.history, self._current
        if history is not (None if before is None else before.history):
            known = (record for record in self._records if record.history is history)
            self._current = next(known, None)
            if before is not None:
                self._leave(before)
        if history is not None and self._current is None:
            self._begin()
        elif self._current is not None:
            self._announce_changed(self._current)

    def _begin(self) -> None:
        """Make a record of the trainer's new history."""
        assert self._trainer.history is not None
        number = self._last_number = self.next_number(self._last_number)
        style = next_style(number, [record.style for record in self._records])
        self._current = RunRecord(number, f"Run {number}", style, self._trainer.history)
        self._append(self._current)
        self._hide_oldest()
        if len(self._records) == 2:
            self.became_several.emit()

    def _leave(self, record: RunRecord) -> None:
        """Keep what was the current run as an earlier one, if it ever did anything."""
        run = record.history.run
        if not record.history and run.outcome is not Outcome.DIVERGED:
            self._remove([record.number])
        elif record in self._records:
            self._announce_changed(record)

    def _hide_oldest(self) -> None:
        too_many = max(len(self.earlier_runs) - MOST_DRAWN, 0)
        self.set_visible([record.number for record in self.earlier_runs[:too_many]], False)

    def _on_advanced(self) -> None:
        if self._current is not None:
            self.advanced.emit(self._records.index(self._current))
