"""Why the step is done that is shown, for those who ask."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from simplenn.core.lesson.lesson import Hidden
from simplenn.core.stepping.reasons import why
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.widgets.wrapping_labels import WrappingLabel


class WhyLabel(WrappingLabel):
    """Is there while somebody wants to know why; a guess that is asked for comes first."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(2, parent)
        self._model = model
        self._wanted = model.actions["why_action"]
        self.setObjectName("why_label")
        for changed in (
            self._wanted.toggled,
            model.stepping.changed,
            model.shown.pointed,
            model.restrictions.changed,
        ):
            changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        hidden = self._model.restrictions.hides(Hidden.NARRATION)
        self.setText("" if hidden else self._reason())
        self.setVisible(self._wanted.isChecked() and not hidden)

    def _reason(self) -> str:
        stepping = self._model.stepping
        elsewhere = self._model.shown.pointed_at is not None
        if not stepping.active or stepping.epoch is None or stepping.asked or elsewhere:
            return ""
        return why(stepping.setup, stepping.epoch, stepping.position.step)
