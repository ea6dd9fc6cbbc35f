"""What is said of two runs, below their list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from simplenn.core.sentences.comparison import compare
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.size import follow_size, px
from simplenn.ui.widgets.announcing import announce
from simplenn.ui.widgets.wrapping_labels import WrappingLabel


class ComparisonLabel(WrappingLabel):
    """Compares two runs in words, and follows them while they go on; can be selected and copied."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(1, parent)
        self._model = model
        self._pair: tuple[int, int] | None = None
        self.setObjectName("runs_comparison")
        follow_size(self, lambda: self.setMargin(px(self, 8)))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()
        model.runs.settled.connect(self._show)
        model.runs.advanced.connect(self._show)
        model.tolerance.changed.connect(self._show)
        model.restrictions.changed.connect(self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have room for all lines at every width."""
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))

    def compare(self, one: int, other: int) -> None:
        """Compare the runs with these numbers."""
        self._pair = one, other
        self._show()
        announce(self, self.text())

    def put_away(self) -> None:
        """Compare nothing."""
        self._pair = None
        self._show()

    def _show(self) -> None:
        model = self._model
        pair = [] if self._pair is None else [model.runs.find(each) for each in self._pair]
        records = [record for record in pair if record is not None]
        if len(records) == 2:
            tolerance, why = model.tolerance.value, not model.restrictions.hides_reasons
            self.setText(compare(records[0], records[1], tolerance, why=why))
        else:
            self._pair = None
        self.setVisible(self._pair is not None)
        self._keep_room()
