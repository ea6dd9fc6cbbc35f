"""Takes care that no work is lost, whatever becomes of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from simplenn.ui.failures import Failures
from simplenn.ui.main_window import MainWindow
from simplenn.ui.places import recovery_folder

if TYPE_CHECKING:
    from simplenn.ui.recovery import Recovery


class Care(QObject):
    """Keeps a window's unsaved work, and offers what was kept before.

    It begins when the panels are there, since people wait for what comes before, or when
    something has failed until then.
    """

    def __init__(self, window: MainWindow, failures: Failures) -> None:
        super().__init__(window)
        self._window = window
        self._recovery: Recovery | None = None
        window.panels.opened.connect(self._offer)
        failures.happened.connect(self._keep)

    def forget(self) -> None:
        """Forget what was kept: the program has ended well."""
        if self._recovery is not None:
            self._recovery.forget()

    def _begin(self) -> Recovery:
        # what is needed to save or to help is loaded by now, and not when that is to be done: by
        # then, an upgrade may have put other files in these ones' places
        import simplenn.core.advice
        import simplenn.core.session_json
        import simplenn.ui.failure_log  # noqa: F401
        from simplenn.ui.recovery import Recovery

        if self._recovery is None:
            window = self._window
            self._recovery = Recovery(
                window.document, window.model.trainer, recovery_folder(), self
            )
        return self._recovery

    def _keep(self) -> None:
        self._begin().keep()

    def _offer(self) -> None:
        from simplenn.ui.lost_work import LostWork

        LostWork(self._window, self._begin(), recovery_folder()).offer()
