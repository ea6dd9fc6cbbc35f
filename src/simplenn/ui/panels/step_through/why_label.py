"""Why the step is done that is shown, for those who ask."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.stepping.reasons import why
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.widgets.announcing import announce
from simplenn.ui.widgets.wrapping_labels import WrappingLabel


class WhyLabel(WrappingLabel):
    """Is there while somebody wants to know why; a guess that is asked for comes first."""

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(2, parent)
        self._model = model
        self._wanted = model.actions["why_action"]
        self.setObjectName("why_label")
        self._wanted.toggled.connect(self._on_toggled)
        for changed in (
            model.stepping.changed,
            model.shown.pointed,
            model.restrictions.changed,
        ):
            changed.connect(self._show)
        self._show()

    @property
    def reason(self) -> str:
        """What it says; nothing while it says nothing."""
        stepping = self._model.stepping
        elsewhere = self._model.shown.pointed_at is not None
        if not self._is_wanted or not stepping.active or elsewhere:
            return ""
        if stepping.epoch is None or stepping.asked:
            return ""
        return why(stepping.setup, stepping.epoch, stepping.position.step)

    @property
    def _is_wanted(self) -> bool:
        return self._wanted.isChecked() and not self._model.restrictions.hides(Hidden.NARRATION)

    def _on_toggled(self) -> None:
        self._show()
        announce(self, self.reason)

    def _show(self) -> None:
        self.setText(self.reason)
        self.setVisible(self._is_wanted)
