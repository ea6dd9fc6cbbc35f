"""Fields that a lesson keeps as they are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractSpinBox

from simplenn.core.fields import Field
from simplenn.ui.model.window_model import WindowModel

_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class LockedField(QObject):
    """Has a field look so while it is locked, and take no input; says why when somebody tries."""

    def __init__(self, model: WindowModel, spin: QAbstractSpinBox, field: Field) -> None:
        super().__init__(spin)
        self._model = model
        self._spin = spin
        self._field = field
        spin.installEventFilter(self)
        model.restrictions.changed.connect(self._show_if_locked)
        self._show_if_locked()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say why what is typed into a locked field does nothing."""
        if self._spin.isReadOnly() and _would_change(event):
            self._model.told.emit(self._model.restrictions.why_locked(self._field.name))
        return False

    def _show_if_locked(self) -> None:
        why = self._model.restrictions.why_locked(self._field.name)
        self._spin.setReadOnly(bool(why))
        self._spin.setToolTip(why or self._field.explanation)
        self._spin.setPalette(_no_ground() if why else QPalette())


def _no_ground() -> QPalette:
    """What makes a field look as if nothing could be typed into it, in any theme."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    return palette


def _would_change(event: QEvent) -> bool:
    """Whether an event would change a field that is not locked."""
    if event.type() is QEvent.Type.MouseButtonPress:
        return True  # the arrows, which do nothing; one may select the number, too
    if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    return event.key() in _STEPS or (event.text().isprintable() and bool(event.text()))
