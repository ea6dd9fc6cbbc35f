"""A list of run records that announces its changes, however many at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from simplenn.core.run_record import RunRecord
from simplenn.core.session import MAX_NUMBER, MAX_RUNS, MAX_STRETCHES

_MOST_BLOCKS: Final = 20
"""Where more separate blocks of records come or go at once, they are announced as a reset."""


_MANY: Final = 3
"""Records. Fewer are drawn at once."""


class RunList(QObject):
    """Records in the order in which their runs were begun; each has a number of its own.

    Every change, of one record or of a thousand, takes one pass over the list, and announces each
    block of neighbours once.

    Signals:
        inserted (int, int): There are new records; the indices of the first and the last.
        removed (int, int): Records are gone; the indices that the first and the last had.
        changed (int, int): Among these records, some were replaced or have another state.
        reset: All of the records may be other ones.
        updated: One of the signals above was emitted. After a change of many records, it comes
            once.
        settled: All changes of a turn of the event loop are made; comes once, before anything is
            painted. What takes long to show waits for it.
    """

    inserted = Signal(int, int)
    removed = Signal(int, int)
    changed = Signal(int, int)
    reset = Signal()
    updated = Signal()
    settled = Signal()
    _change_begun = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: list[RunRecord] = []
        self._is_settled = True
        self._moved = 0
        self._change_begun.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        self.updated.connect(self._settle_before_painting)

    @property
    def changes_much(self) -> bool:
        """Whether many records have come or gone, and settled is still to be emitted or is now.

        `make bench` needs this for the longest turn with a thousand runs: what takes long to draw
        waits.
        """
        return self._moved > _MANY

    @property
    def records(self) -> tuple[RunRecord, ...]:
        """All of them, the earliest first."""
        return tuple(self._records)

    @property
    def why_no_new_run(self) -> str | None:
        """Why a session cannot hold another run, in a sentence; None where it can."""
        if len(self._records) >= MAX_RUNS:
            return f"There are {MAX_RUNS:,} runs, the most that a session holds: delete some first."
        return self.why_no_continuation

    @property
    def why_no_continuation(self) -> str | None:
        """Why a session cannot hold another continuation of a run; None where it can."""
        if sum(len(record.history.runs) for record in self._records) >= MAX_STRETCHES:
            return f"The runs were continued {MAX_STRETCHES:,} times in all: delete some first."
        return None

    def find(self, number: int) -> RunRecord | None:
        """The record with a number, or None."""
        return next((record for record in self._records if record.number == number), None)

    def next_number(self, last: int) -> int:
        """The number that follows the last one, or one that is free where none may follow."""
        if last < MAX_NUMBER:
            return last + 1
        used = {record.number for record in self._records}
        return next(number for number in range(1, MAX_NUMBER) if number not in used)

    def _append(self, record: RunRecord) -> None:
        self._records.append(record)
        self._announce(self.inserted, len(self._records) - 1, len(self._records) - 1)

    def _replace_all(self, records: Sequence[RunRecord]) -> None:
        self._moved += len(self._records) + len(records)
        self._records = list(records)
        self._announce(self.reset)

    def _update(
        self, numbers: Collection[int], update: Callable[[RunRecord], RunRecord | None]
    ) -> None:
        """Replace records by what a function makes of them; where that is None, they stay."""
        chosen, changed = set(numbers), []
        for index, record in enumerate(self._records):
            new = update(record) if record.number in chosen else None
            if new is not None:
                self._records[index] = new
                changed.append(index)
        if changed:
            self._announce(self.changed, changed[0], changed[-1])

    def _announce_changed(self, record: RunRecord) -> None:
        index = self._records.index(record)
        self._announce(self.changed, index, index)

    def _remove_at(self, indices: Sequence[int]) -> None:
        """Remove the records at these indices, which are in ascending order."""
        self._moved += len(indices)
        blocks = list(_blocks(indices))
        for first, last in reversed(blocks):
            del self._records[first : last + 1]
            if len(blocks) <= _MOST_BLOCKS:
                self.removed.emit(first, last)
        self._announce_blocks(blocks)

    def _insert_at(self, records: Mapping[int, RunRecord]) -> int:
        """Insert records where they were before they were removed.

        Args:
            records: The records with their indices, in ascending order.

        Returns:
            How many of them there was no room for.
        """
        known = {record.number for record in self._records}
        wanted = [index for index, record in records.items() if record.number not in known]
        room = max(MAX_RUNS - len(self._records), 0)
        self._moved += len(wanted[:room])
        blocks = list(_blocks(wanted[:room]))
        for first, last in blocks:
            place = min(first, len(self._records))
            self._records[place:place] = [records[index] for index in range(first, last + 1)]
            if len(blocks) <= _MOST_BLOCKS:
                self.inserted.emit(place, place + last - first)
        self._announce_blocks(blocks)
        return len(wanted[room:])

    def _settle_before_painting(self) -> None:
        if self._is_settled:
            self._is_settled = False
            self._change_begun.emit()

    def _settle(self) -> None:
        self._is_settled = True
        self.settled.emit()
        self._moved = 0

    def _announce_blocks(self, blocks: Sequence[tuple[int, int]]) -> None:
        if len(blocks) > _MOST_BLOCKS:
            self.reset.emit()
        if blocks:
            self.updated.emit()

    def _announce(self, signal: SignalInstance, *indices: int) -> None:
        signal.emit(*indices)
        self.updated.emit()


def _blocks(indices: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each block of ascending indices without a gap."""
    first = None
    for place, index in enumerate(indices):
        if first is None:
            first = index
        if place + 1 == len(indices) or indices[place + 1] != index + 1:
            yield first, index
            first = None
