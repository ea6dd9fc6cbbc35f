"""The side column with all its sections."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.side.ask_section import AskSection
from simplenn.ui.side.result_section import ResultSection
from simplenn.ui.side.setup_section import SetupSection
from simplenn.ui.side.training_buttons import TrainingButtons


class SideColumn(QScrollArea):
    """All parts from top to bottom; scrolls where the window is too low for them.

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
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        self._fields = SetupSection(model, column)
        layout.addWidget(self._fields)
        layout.addWidget(TrainingButtons(model.actions, column))
        layout.addWidget(ResultSection(model, column))
        layout.addWidget(AskSection(model, column))
        layout.addStretch()
        self.setWidget(column)
        model.typed_fields.told.connect(self._show_refusal)

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
