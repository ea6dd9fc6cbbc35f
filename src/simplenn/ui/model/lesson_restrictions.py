"""What a lesson hides and locks while one of its questions is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from simplenn.core.fields import FIELDS
from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.setup import Setup

NOTHING_HIDDEN: frozenset[Hidden] = frozenset()

_TOLD_BY_REASONS: Final = (Hidden.FORECAST, Hidden.ALPHA_RULER, Hidden.ADVICE)

_TOLD_BY_FILES: Final = (
    Hidden.RESULT,
    Hidden.NUMBERS,
    Hidden.ERROR_PLOT,
    Hidden.VALLEY_PLOT,
    Hidden.WEIGHT_PLOT,
)

_LOCKED = "The lesson keeps {field} as it is on this page."
_HIDDEN = "For now, the lesson hides this."
_UNTOLD = "For now, this line does not say what comes of a run."


class Restrictions(QObject):
    """Says what may be seen and changed; without a lesson, everything may.

    Signals:
        changed: Something else is hidden or locked.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hidden = NOTHING_HIDDEN
        self._locked: frozenset[str] = frozenset()

    def set(self, hidden: frozenset[Hidden], locked: frozenset[str]) -> None:
        """Hide and lock these, and nothing else."""
        if (hidden, locked) != (self._hidden, self._locked):
            self._hidden, self._locked = hidden, locked
            self.changed.emit()

    def hides(self, what: Hidden) -> bool:
        """Whether something is hidden."""
        return what in self._hidden

    @property
    def hides_results(self) -> bool:
        """Whether nothing may be said of what a run has come to."""
        return self.hides(Hidden.STATUS) or self.hides(Hidden.RESULT)

    @property
    def hides_reasons(self) -> bool:
        """Whether nothing may be said of why a run went as it did, or of what would mend it."""
        return any(map(self.hides, _TOLD_BY_REASONS))

    @property
    def forbids_files(self) -> bool:
        """Whether no file and no script may leave the window: the numbers are in all of them."""
        return any(map(self.hides, _TOLD_BY_FILES))

    def why_locked(self, field: str) -> str:
        """Why a field cannot be changed; nothing where it can be."""
        if field not in self._locked:
            return ""
        return _LOCKED.format(field="the starting weight" if field == "weight" else field)

    def why_not(self, before: Setup, after: Setup) -> str:
        """Why numbers cannot be changed to others; nothing where they can be."""
        names = (field.name for field in FIELDS)
        changed = (name for name in names if getattr(before, name) != getattr(after, name))
        return next(filter(None, map(self.why_locked, changed)), "")

    @property
    def why_hidden(self) -> str:
        """Why something cannot be seen."""
        return _HIDDEN

    @property
    def why_untold(self) -> str:
        """Why nothing is said of what a run has come to."""
        return _UNTOLD

    def follow(self, what: Hidden, show: Callable[[bool], object]) -> None:
        """Have something shown or hidden, now and whenever that changes.

        Args:
            what: What it is.
            show: Called with whether it may be seen.
        """

        def tell() -> None:
            show(not self.hides(what))

        self.changed.connect(tell)
        tell()
