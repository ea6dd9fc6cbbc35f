"""The numbers of a lesson's page, where the side column is not there to set them."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from simplenn.core.exporters.caption import caption
from simplenn.core.fields import FIELDS, Field
from simplenn.core.lesson.lesson import Page
from simplenn.core.lesson.tasks.experiment import ExperimentTask
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.side.setup_fields import SetupFields, with_mnemonic
from simplenn.ui.size import follow_size, px, space
from simplenn.ui.widgets.flow import Flow
from simplenn.ui.widgets.spin_boxes import TypedField
from simplenn.ui.widgets.wrapping_labels import WrappingLabel

_LEAST: Final = 6
_MOST: Final = 16
"""A field has room for so many digits: two short ones stand side by side for a class, too."""

_ARROWS: Final = 24
"""Pixels at 100 %."""


class LessonSetup(QWidget):
    """Says the numbers that are fixed, and has a field for each one that is to be changed.

    So a class sees how a task is done in a presentation, too. Where a page locks nothing and asks
    for no experiment, nothing has to be changed: its numbers are but said.
    """

    def __init__(self, model: WindowModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._free: frozenset[Field] = frozenset()
        self._line = WrappingLabel(1, self)
        self._line.setObjectName("lesson_setup")
        self._fields = SetupFields(model, self, "lesson_{}_spin")
        self._refusal = WrappingLabel(1, self)
        self._refusal.setObjectName("lesson_setup_refusal")
        self._row = Flow(8, self)
        self._parts = {field: self._labelled(field) for field in FIELDS}
        for part in self._parts.values():
            self._row.add(part)
        layout = QVBoxLayout(self)
        space(layout, self, (0, 0, 0, 0), 8)
        layout.addWidget(self._line)
        layout.addWidget(self._row)
        layout.addWidget(self._refusal)
        self._fields.refused.connect(self._say_refusal)
        self._fields.mended.connect(self._say_refusal)
        self._say_refusal()
        side_column = model.actions["side_column_action"]
        side_column.toggled.connect(self.setHidden)
        self.setHidden(side_column.isChecked())
        model.setup_changed.connect(self._say_numbers)

    def show_page(self, page: Page) -> None:
        """Have the fields that a page leaves free."""
        locked = {field for field in FIELDS if self._model.restrictions.why_locked(field.name)}
        is_tried = bool(locked) or isinstance(page.task, ExperimentTask)
        self._free = frozenset(FIELDS) - locked if page.task and is_tried else frozenset()
        for field, part in self._parts.items():
            part.setVisible(field in self._free)
        self._row.setVisible(bool(self._free))
        self._say_numbers()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Have Enter enter a number: only elsewhere on the page, it checks the answer."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what is being typed: nobody would see what is refused."""
        super().hideEvent(event)
        self._fields.take_back()

    def _labelled(self, field: Field) -> QWidget:
        """The field of a number, with its label."""
        part = QWidget(self)
        spin = self._fields.add(field, part)
        follow_size(spin, partial(_fit, spin))
        spin.lineEdit().textChanged.connect(partial(_fit, spin))
        label = QLabel(with_mnemonic(field), part)
        label.setBuddy(spin)
        spin.setAccessibleName(field.label)
        layout = QHBoxLayout(part)
        space(layout, self, (0, 0, 8, 0), 8)
        layout.addWidget(label)
        layout.addWidget(spin)
        return part

    def _say_refusal(self) -> None:
        self._refusal.setText(self._fields.refusal)
        self._refusal.setVisible(bool(self._fields.refusal))

    def _say_numbers(self) -> None:
        setup = self._model.setup
        said = [field.name for field in FIELDS if field not in self._free]
        self._line.setText(setup.in_words(said) if self._free else caption(None, setup))
        self._line.setVisible(bool(said))


def _fit(spin: TypedField, _text: str = "") -> None:
    """Have a field as wide as what is in it."""
    digits = min(max(len(spin.text()), _LEAST), _MOST)
    spin.setFixedWidth(spin.fontMetrics().horizontalAdvance("0" * digits) + px(spin, _ARROWS))
