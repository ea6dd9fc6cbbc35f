"""The side column with all its sections."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.side.ask_section import AskSection
from simplenn.ui.side.result_section import ResultSection
from simplenn.ui.side.section import width_of_rows
from simplenn.ui.side.setup_section import SetupSection
from simplenn.ui.side.training_buttons import TrainingButtons
from simplenn.ui.size import follow_size, space, width_on_screen

_SHARE: Final = 0.4
"""The share of the screen's width that it may insist on."""

_SHARE_OF_PRESENTATION: Final = 0.48
"""The same in a presentation: as much as letters for the back row need."""

_LOWEST: Final = 120
"""Pixels, at any size of the letters."""


class SideColumn(QScrollArea):
    """All parts from top to bottom.

    Where the window is too low for them, what can be spared goes, one after the other; where even
    that is not enough, they scroll. In a presentation, the results can be spared,
    too, and the buttons that set alpha.

    It can be hidden. It comes back when something in it needs the person, such as a number that
    is refused.

    It insists on no more than a share of the screen: in large letters, it may scroll to the right.
    """

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._action = model.actions["side_column_action"]
        self._action.setChecked(True)
        self._action.toggled.connect(self.setVisible)
        model.runs.alpha_requested.connect(self.bring_back)  # before its field gets the focus
        self._column = column = QWidget(self)
        column.setObjectName("side_column")
        layout = QVBoxLayout(column)
        space(layout, self, (16, 8, 16, 8), 12)
        self._fields = SetupSection(model, column)
        layout.addWidget(self._fields)
        buttons, result = TrainingButtons(model, column), ResultSection(model, column)
        layout.addWidget(buttons)
        self._results = QWidget(column)
        results = QVBoxLayout(self._results)
        space(results, self, (0, 0, 0, 0), 12)
        results.addWidget(result)
        results.addWidget(AskSection(model, self._results))
        layout.addWidget(self._results)
        layout.addStretch()
        self.setWidget(column)
        self._presentation = model.actions["presentation_action"]
        self._spares = (
            result.set_brief,
            buttons.set_flat,
            self._fields.set_brief,
            self._leave_out_results,
            self._leave_out_alphas,
        )
        self._fitted = (0, 0)
        model.typed_fields.told.connect(self._show_refusal)
        follow_size(self, self._wrap_rows)
        self._presentation.toggled.connect(self._fit_anew)

    def event(self, event: QEvent) -> bool:
        """Notice that the parts need more or less room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notice that there is more or less room."""
        self._fit()
        super().resizeEvent(event)

    def bring_back(self) -> None:
        """Show it, if it is hidden."""
        self._action.setChecked(True)

    def _show_refusal(self) -> None:
        if self._fields.is_refused:
            self.bring_back()

    def minimumSizeHint(self) -> QSize:
        """As wide as its parts and the scroll bar; it may be low, since it scrolls."""
        needed = self._with_bar(self._column.minimumSizeHint().width())
        return QSize(min(needed, self._widest), _LOWEST)

    def sizeHint(self) -> QSize:
        """As high as its parts, if there is room."""
        wanted = self._column.sizeHint()
        return QSize(self._with_bar(wanted.width()), wanted.height())

    def _with_bar(self, width: int) -> int:
        """How wide it is with a vertical scroll bar beside its parts."""
        return width + self.verticalScrollBar().sizeHint().width()

    @property
    def _widest(self) -> int:
        """How wide it may be at least."""
        if self._presentation.isChecked():
            return round(self.window().width() * _SHARE_OF_PRESENTATION)
        return width_on_screen(self, _SHARE)

    def _wrap_rows(self) -> None:
        """Put fields below their labels where they would take too much of the screen beside."""
        policy, forms = QFormLayout.RowWrapPolicy, self._column.findChildren(QFormLayout)
        margins = self._column.contentsMargins()
        width = max(map(width_of_rows, forms)) + margins.left() + margins.right()
        wraps = self._with_bar(width) > self._widest
        for form in forms:
            form.setRowWrapPolicy(policy.WrapAllRows if wraps else policy.DontWrapRows)

    def _fit_anew(self) -> None:
        """Find out what is to be left out, although the room is the same."""
        self._fitted = (0, 0)
        self._wrap_rows()
        self._fit()

    def _fit(self) -> None:
        """Leave out as much as has to be, and no more."""
        room = self.height()
        if (self._needed(), room) == self._fitted:
            return
        for spare in self._spares:
            spare(False)
        for spare in self._spares:
            if self._needed() > room:
                spare(True)
        self._fitted = self._needed(), room

    def _leave_out_results(self, left_out: bool) -> None:
        """Leave them out where a class sees them in the plots and in the status line."""
        self._results.setHidden(left_out and self._presentation.isChecked())

    def _leave_out_alphas(self, left_out: bool) -> None:
        """Leave out the buttons that set alpha where the ruler is large enough for it."""
        self._fields.offer_alphas(not (left_out and self._presentation.isChecked()))

    def _needed(self) -> int:
        """How high the parts have to be now; Qt knows it of parts in parts only a turn later."""
        for widget in (*reversed(self._column.findChildren(QWidget)), self._column):
            if layout := widget.layout():
                layout.activate()
        return self._column.minimumSizeHint().height()
