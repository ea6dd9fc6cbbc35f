"""What a window's model has to export."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QWidget

from simplenn.core.exporters.caption import caption, caption_of_several
from simplenn.core.exporters.exporter import Plot
from simplenn.core.history import History
from simplenn.ui.export.image import as_png, as_svg
from simplenn.ui.export.model_copy import copied
from simplenn.ui.export.panel_images import draw_panel, plots_of
from simplenn.ui.model.window_model import WindowModel


class ModelSource:
    """The current run of a model, and pictures of panels that show the model.

    The panels are built anew for each picture, so that a picture does not depend on how large
    a window is and on what is in front of it.
    """

    def __init__(
        self, model: WindowModel, plots: Collection[str], panel: str = "error_panel", scale: int = 2
    ) -> None:
        """Remember what is wanted.

        Args:
            model: What there is to see.
            plots: The object names of the panels that a report is to show.
            panel: The object name of the panel that picture() draws.
            scale: Pixels of a PNG for each of the panel's, in both directions.
        """
        self._model = model
        self._plots = plots
        self._panel = panel
        self._scale = scale

    @property
    def history(self) -> History:
        """The epochs of the current run; there has to be one."""
        history = self._model.trainer.history
        assert history is not None
        return history

    @property
    def name(self) -> str:
        """What the current run is called."""
        run = self._model.runs.current
        return "" if run is None else run.name

    def picture(self, kind: str) -> bytes:
        """Draw the panel as png or svg."""

        def draw(panel: QWidget, title: str) -> bytes:
            if kind == "png":
                return as_png(panel, self._caption(), self._scale)
            return as_svg(panel, title, self._caption())

        with copied(self._model) as model:
            return draw_panel(model, self._panel, draw)

    def plots(self) -> Sequence[Plot]:
        """Draw all panels with a plot in them."""
        with copied(self._model) as model:
            return plots_of(model, self._plots)

    def _caption(self) -> str:
        runs = self._model.runs
        shown = [run for run in (runs.current, *runs.earlier_runs) if run is not None]
        if len(shown) > 1:
            return caption_of_several((run.name, run.history) for run in shown)
        return caption(self._model.trainer.history, self._model.setup)
