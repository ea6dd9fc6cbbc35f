"""All runs of a window, the current one among them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from simplenn.core.record import RunRecord
from simplenn.core.run import Outcome
from simplenn.core.run_style import next_style
from simplenn.engine.trainer import Trainer, TrainerState
from simplenn.ui.model.undo import UndoHistory

MOST_VISIBLE: Final = 20
"""Curves in one picture; a further run hides the oldest of them."""


class Runs(QObject):
    """Keeps a record of everything the trainer has trained, in the order it was begun.

    The run that the trainer has is the current one. When the trainer begins another or
    forgets it, it stays here as an earlier run, unless it never did an epoch.

    Signals:
        inserted (int): There is a new record; its index.
        removed (int): A record is gone; the index it had.
        changed (int): A record is another one, or its run is current, or going on, no longer.
        advanced (int): The run of a record has new epochs.
        highlighted: Another record is highlighted, or none.
        became_several: There is, for the first time, something to compare the current run with.
        alpha_wanted: A set-up was taken over in order to try another alpha.
    """

    inserted = Signal(int)
    removed = Signal(int)
    changed = Signal(int)
    advanced = Signal(int)
    highlighted = Signal()
    became_several = Signal()
    alpha_wanted = Signal()

    def __init__(
        self, trainer: Trainer, undo_history: UndoHistory, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self._undo_history = undo_history
        self._records: list[RunRecord] = []
        self._current: RunRecord | None = None
        self._highlight: int | None = None
        self._last_number = 0
        trainer.state_changed.connect(self._follow_trainer)
        trainer.advanced.connect(self._on_advanced)

    @property
    def records(self) -> tuple[RunRecord, ...]:
        """All of them, the earliest first."""
        return tuple(self._records)

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
        return None if self._highlight is None else self._find(self._highlight)

    def is_earlier(self, record: RunRecord) -> bool:
        """Whether a record is drawn as an earlier run."""
        return record.visible and record is not self._current

    def is_going_on(self, record: RunRecord) -> bool:
        """Whether a record's run has not ended."""
        return record is self._current and not record.history.run.done

    def state_in_words(self, record: RunRecord) -> str | None:
        """What a run that is going on does just now; None for one that has ended."""
        if not self.is_going_on(record):
            return None
        return "paused" if self._trainer.state is TrainerState.PAUSED else "going on"

    def set_highlight(self, number: int | None) -> None:
        """Highlight the record with a number, or none."""
        if number != self._highlight:
            self._highlight = number
            self.highlighted.emit()

    def set_visible(self, numbers: Collection[int], visible: bool) -> None:
        """Show or hide the curves of some records; the current run is always shown."""
        for record in self.records:
            wanted = record.number in numbers and record is not self._current
            if wanted and record.visible != visible:
                self._replace(replace(record, visible=visible))

    def rename(self, number: int, name: str) -> None:
        """Give a record another name; an empty one changes nothing. Can be undone."""
        record, name = self._find(number), name.strip()
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
        gone = {
            index: record
            for index, record in enumerate(self._records)
            if record.number in numbers and not self.is_going_on(record)
        }
        if not gone:
            return
        doomed = [record.number for record in gone.values()]
        which = f"run {doomed[0]}" if len(doomed) == 1 else f"{len(doomed)} runs"
        current = next((r.history for r in gone.values() if r is self._current), None)

        def undo() -> None:
            self._bring_back(gone)
            if current is not None and self._trainer.history is None:
                self._trainer.take_up(current)

        self._undo_history.change(f"deleting of {which}", lambda: self._remove(doomed), undo)

    def make_current(self, number: int) -> None:
        """Give an earlier run back to the trainer, so that training can go on from it."""
        record = self._find(number)
        if record is not None:
            self._trainer.take_up(record.history)

    def replace_all(self, records: Sequence[RunRecord], current: int | None) -> None:
        """Keep these records in place of all that there are. Cannot be undone.

        Args:
            records: Records whose runs have ended.
            current: The number of the one that the trainer gets, or None.
        """
        self._trainer.reset()
        for record in self.records:
            self._drop(record.number)
        for record in records:
            self._records.append(record)
            self.inserted.emit(len(self._records) - 1)
        self._last_number = max((record.number for record in records), default=0)
        if len(records) > 1:
            self.became_several.emit()
        if current is not None:
            self.make_current(current)

    def _find(self, number: int) -> RunRecord | None:
        return next((record for record in self._records if record.number == number), None)

    def _replace(self, record: RunRecord) -> None:
        """Replace the record that has the same number."""
        for index, old in enumerate(self._records):
            if old.number == record.number:
                self._records[index] = record
                if old is self._current:
                    self._current = record
                self.changed.emit(index)

    def _rename(self, number: int, name: str) -> None:
        record = self._find(number)
        if record is not None:
            self._replace(replace(record, name=name))

    def _remove(self, numbers: Collection[int]) -> None:
        for record in [self._find(number) for number in numbers]:
            if record is None or self.is_going_on(record):
                continue
            if record is self._current:
                self._trainer.reset()
            self._drop(record.number)

    def _drop(self, number: int) -> None:
        for index, record in enumerate(self._records):
            if record.number == number:
                if number == self._highlight:
                    self.set_highlight(None)
                del self._records[index]
                self.removed.emit(index)
                return

    def _bring_back(self, gone: dict[int, RunRecord]) -> None:
        for index, record in gone.items():
            if self._find(record.number) is not None:
                continue
            place = min(index, len(self._records))
            self._records.insert(place, record)
            self.inserted.emit(place)

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
            self.changed.emit(self._records.index(self._current))

    def _begin(self) -> None:
        """Make a record of the trainer's new history."""
        assert self._trainer.history is not None
        self._last_number += 1
        style = next_style(self._last_number, [record.style for record in self._records])
        record = RunRecord(
            self._last_number, f"Run {self._last_number}", style, self._trainer.history
        )
        self._current = record
        self._records.append(record)
        self.inserted.emit(len(self._records) - 1)
        self._hide_oldest()
        if len(self._records) == 2:
            self.became_several.emit()

    def _leave(self, record: RunRecord) -> None:
        """Keep what was the current run as an earlier one, if it ever did anything."""
        run = record.history.run
        if not record.history and run.outcome is not Outcome.DIVERGED:
            self._drop(record.number)
        elif record in self._records:
            self.changed.emit(self._records.index(record))

    def _hide_oldest(self) -> None:
        too_many = max(len(self.earlier_runs) + 1 - MOST_VISIBLE, 0)
        self.set_visible([record.number for record in self.earlier_runs[:too_many]], False)

    def _on_advanced(self) -> None:
        if self._current is not None:
            self.advanced.emit(self._records.index(self._current))
