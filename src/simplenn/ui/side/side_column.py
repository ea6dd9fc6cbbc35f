"""The side column with all its sections."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.side.ask_section import AskSection
from simplenn.ui.side.result_section import ResultSection
from simplenn.ui.side.setup_section import SetupSection
from simplenn.ui.side.training_buttons import TrainingButtons


class SideColumn(QScrollArea):
    """All parts from top to bottom.

    Where the window is too low for them, what can be spared goes, one after the other; where even
    that is not enough, they scroll.

    It can be hidden. It comes back when something in it needs the person, such as a number that
    is refused.
    """

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._action = model.actions["side_column_action"]
        self._action.setChecked(True)
        self._action.toggled.connect(self.setVisible)
        model.runs.alpha_requested.connect(self.bring_back)  # before its field gets the focus
        self._column = column = QWidget(self)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(12)
        self._fields = SetupSection(model, column)
        layout.addWidget(self._fields)
        buttons, result = TrainingButtons(model.actions, column), ResultSection(model, column)
        layout.addWidget(buttons)
        layout.addWidget(result)
        layout.addWidget(AskSection(model, column))
        layout.addStretch()
        self.setWidget(column)
        self._spares = (result.set_brief, buttons.set_flat, self._fields.set_brief)
        self._fitted = (0, 0)
        model.typed_fields.told.connect(self._show_refusal)

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
        if self._fields.refusal:
            self.bring_back()

    def minimumSizeHint(self) -> QSize:
        """As wide as its parts and the scroll bar; it may be low, since it scrolls."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._column.minimumSizeHint().width() + bar, 120)

    def sizeHint(self) -> QSize:
        """As high as its parts, if there is room."""
        return QSize(self.minimumSizeHint().width(), self._column.sizeHint().height())

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

    def _needed(self) -> int:
        """How high the parts have to be now; Qt knows it of parts in parts only a turn later."""
        for widget in (*reversed(self._column.findChildren(QWidget)), self._column):
            if layout := widget.layout():
                layout.activate()
        return self._column.minimumSizeHint().height()
