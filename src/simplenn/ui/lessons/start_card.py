"""The card in an empty window that offers a lesson to begin with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from simplenn.ui.model.preferences import Preferences
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.size import space
from simplenn.ui.widgets.wrapping_labels import WrappingLabel


class StartCard(QWidget):
    """Is there until something was trained, a lesson begun, or the person wants none.

    In a presentation, it is put aside.

    Signals:
        lesson_requested: The first lesson is to be opened.
    """

    lesson_requested = Signal()

    def __init__(
        self,
        model: WindowModel,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._preferences = preferences
        self.setObjectName("start_card")
        text = WrappingLabel(1, self)
        text.setText("New here? Ten short lessons lead from one epoch by hand to any alpha.")
        begin = QPushButton("Begin here", self)
        begin.setObjectName("begin_lesson_button")
        begin.setToolTip("Open the first lesson. Leave it whenever you like.")
        begin.clicked.connect(self.lesson_requested)
        away = QPushButton("No, thanks", self)
        away.setObjectName("no_lesson_button")
        away.setToolTip("Put this away for good. The lessons stay in the menu.")
        away.clicked.connect(self._put_away)
        layout = QHBoxLayout(self)
        space(layout, self, (16, 8, 16, 8), 8)
        layout.addWidget(text, stretch=1)
        layout.addWidget(begin)
        layout.addWidget(away)
        self._is_over = not preferences.wants_start_card or bool(model.runs.records)
        self._presentation = model.actions["presentation_action"]
        self._presentation.toggled.connect(self._show_or_hide)
        model.runs.inserted.connect(self.be_over)
        self._show_or_hide()

    def be_over(self) -> None:
        """Go, and do not come back."""
        self._is_over = True
        self._show_or_hide()

    def _put_away(self) -> None:
        self._preferences.put_start_card_away()
        self.be_over()

    def _show_or_hide(self) -> None:
        self.setHidden(self._is_over or self._presentation.isChecked())
