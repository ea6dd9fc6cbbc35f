"""A titled part of the side column."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from simplenn.ui.size import follow_size, px, space
from simplenn.ui.style.theme import Theme
from simplenn.ui.widgets.heading import Heading
from simplenn.ui.widgets.number_label import NumberLabel
from simplenn.ui.widgets.spin_boxes import TypedField
from simplenn.ui.widgets.wrapping_labels import WrappingLabel

_LONGEST: Final = "starting weight"
_SWATCH: Final = 4.0
_GAP: Final = 8


class Section(QWidget):
    """A bold title above the widgets that belong together, without a frame."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        space(self.body, self, (0, 0, 0, 0), 4)
        self.body.addWidget(Heading(title, self))

    def add_form(self) -> QFormLayout:
        """Add a column of labelled fields below what is there; add_row() fills it."""
        form = QFormLayout()
        space(form, self, (0, 0, 0, 0), 4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(form)
        return form


def width_of_rows(form: QFormLayout) -> int:
    """How wide a form has to be for its fields to stand beside their labels."""
    roles = QFormLayout.ItemRole
    rows = [
        (form.itemAt(row, roles.LabelRole), form.itemAt(row, roles.FieldRole))
        for row in range(form.rowCount())
    ]
    widths = [
        (label.minimumSize().width(), field.minimumSize().width())
        for label, field in rows
        if label and field
    ]
    labels, fields = zip(*widths, strict=True)
    return int(max(labels) + form.horizontalSpacing() + max(fields))


def add_row(form: QFormLayout, text: str, term: str | None, field: QWidget) -> TermLabel:
    """Add a field with its label; all labels of the side column are equally wide.

    Args:
        form: The form of a section.
        text: The label, with & before the letter that leads to the field.
        term: The term whose colour the label shows, or None.
        field: What the label names, for screen readers too.
    """
    label = TermLabel(text, term)
    label.setToolTip(field.toolTip())
    called = text.replace("&", "")
    if isinstance(field, NumberLabel):
        field.set_called(called)  # with a label of its own it would be called twice
    else:
        label.setBuddy(field.focusProxy() or field)  # Qt leads to what takes the focus itself
        field.setAccessibleName(called)
    form.addRow(label, field)
    if isinstance(field, TypedField):
        _add_refusal(form, field)
    return label


def _add_refusal(form: QFormLayout, field: TypedField) -> None:
    """Have the reason stand below a field for as long as its text is refused."""
    reason = WrappingLabel(1)
    reason.setObjectName(f"{field.objectName()}_refusal")
    indent(reason)
    form.addRow(reason)
    row = form.rowCount() - 1
    form.setRowVisible(row, False)

    def show(sentence: str) -> None:
        reason.setText(sentence)
        form.setRowVisible(row, bool(sentence))

    field.refused.connect(show)
    field.mended.connect(lambda: show(""))


def indent(label: QLabel) -> None:
    """Have a text begin where those of the labels with a swatch do."""
    follow_size(label, lambda: label.setContentsMargins(px(label, _SWATCH + _GAP), 0, 0, 0))


class TermLabel(QLabel):
    """Names a term; the bar on its left has the colour the term has in every plot and formula."""

    def __init__(self, text: str, term: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._term = term
        indent(self)
        self._keep_width()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font with the width."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._keep_width()

    def _keep_width(self) -> None:
        """All labels of the side column are as wide as the longest."""
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(_LONGEST) + px(self, 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text and, beside it, the swatch."""
        super().paintEvent(event)
        if self._term is None:
            return
        height = self.fontMetrics().height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, (self.height() - height) / 2, px(self, _SWATCH), height)
        painter.fillRect(bar, Theme.of(self.palette()).term(self._term))
