"""What a person has changed, and can take back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QUndoCommand, QUndoGroup, QUndoStack

from simplenn.core.setup import Setup

_KEPT: Final = 200
"""Changes; older ones cannot be taken back any more."""

_SETUP_CHANGE: Final = 1
"""Qt merges commands of one id only."""


class UndoHistory(QObject):
    """The changes made to the set-up and to the list of runs, to be undone and redone.

    What is typed or stepped in one field is one change, until end_edit() is called.

    Attributes:
        stack: Qt's own stack of the changes.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._group = QUndoGroup(self)
        self.stack = self._new_stack()
        self._aside: QUndoStack | None = None
        self._edits_ended = 0

    def change_setup(self, replace: Callable[[Setup], None], before: Setup, after: Setup) -> None:
        """Make a change to the set-up, which may be part of the change before.

        Args:
            replace: Makes a set-up the current one.
            before: The set-up until now.
            after: The new one.
        """
        self.stack.push(_SetupChange(replace, before, after, self._edits_ended))

    def change(self, text: str, do: Callable[[], None], undo: Callable[[], None]) -> None:
        """Make a change of any other kind.

        Args:
            text: What the menu calls it, after the word "Undo".
            do: Makes it; called now, and again to redo it.
            undo: Takes it back.
        """
        self.stack.push(_Change(text, do, undo))

    def set_aside(self) -> None:
        """Begin an empty history; what there was can be undone again after bring_back()."""
        self._aside, self.stack = self.stack, self._new_stack()

    def bring_back(self) -> None:
        """Go on with the history that was set aside."""
        if self._aside is not None:
            self._group.removeStack(self.stack)
            self.stack.deleteLater()
            self.stack, self._aside = self._aside, None
            self._group.setActiveStack(self.stack)

    def end_edit(self) -> None:
        """Say that the field is left: whatever is changed next is a change of its own."""
        self._edits_ended += 1

    def undo(self) -> None:
        """Take the last change back."""
        self.end_edit()
        self.stack.undo()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self.end_edit()
        self.stack.redo()

    def follow_with(self, undo: QAction, redo: QAction) -> None:
        """Have the actions Undo and Redo say what they would do, where there is something."""
        stack = self._group
        for action, possible in ((undo, stack.canUndoChanged), (redo, stack.canRedoChanged)):
            action.setEnabled(False)
            possible.connect(action.setEnabled)
        stack.undoTextChanged.connect(lambda text: undo.setText(f"&Undo {text}".rstrip()))
        stack.redoTextChanged.connect(lambda text: redo.setText(f"&Redo {text}".rstrip()))

    def _new_stack(self) -> QUndoStack:
        """An empty stack, whose changes can be undone from now on."""
        stack = QUndoStack(self._group)
        stack.setUndoLimit(_KEPT)
        self._group.setActiveStack(stack)
        return stack


class _Change(QUndoCommand):
    def __init__(self, text: str, do: Callable[[], None], undo: Callable[[], None]) -> None:
        super().__init__(text)
        self._do = do
        self._undo = undo

    def redo(self) -> None:
        """Make the change."""
        self._do()

    def undo(self) -> None:
        """Take it back."""
        self._undo()


class _SetupChange(_Change):
    def __init__(
        self, replace: Callable[[Setup], None], before: Setup, after: Setup, edits_ended: int
    ) -> None:
        self.field = _changed_field(before, after)
        text = f"change of {self.field or 'several numbers'}"
        super().__init__(text, lambda: replace(self.after), lambda: replace(before))
        self._before = before
        self.after = after
        self.edits_ended = edits_ended

    def id(self) -> int:
        """Tell Qt what it may be merged with."""
        return _SETUP_CHANGE

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next change of the same field, unless the field was left between them."""
        assert isinstance(other, _SetupChange)
        if self.field is None or (other.field, other.edits_ended) != (self.field, self.edits_ended):
            return False
        self.after = other.after
        self.setObsolete(self.after == self._before)
        return True


def _changed_field(before: Setup, after: Setup) -> str | None:
    """The only field that differs, or None."""
    changed = [
        field.name
        for field in fields(Setup)
        if getattr(before, field.name) != getattr(after, field.name)
    ]
    return changed[0] if len(changed) == 1 else None
