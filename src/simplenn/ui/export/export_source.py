"""What a window's model has to export."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from simplenn.core.exporters.exporter import Plot
from simplenn.core.history import History
from simplenn.ui.export.drawing_model import copied
from simplenn.ui.export.image import as_png, as_svg
from simplenn.ui.export.panel_images import plots_of, sheet_of
from simplenn.ui.model.window_model import WindowModel


class ModelSource:
    """The current run of a model, and pictures of panels that show the model.

    The panels are built anew for each picture, so that a picture does not depend on how large
    a window is and on what is in front of it.

    Attributes:
        style: How an exporter with several styles is to write.
    """

    def __init__(
        self,
        model: WindowModel,
        plots: Collection[str],
        panel: str = "error_panel",
        *,
        scale: int = 2,
        dark: bool = False,
    ) -> None:
        """Remember what is wanted.

        Args:
            model: What there is to see.
            plots: The object names of the panels that a report is to show.
            panel: The object name of the panel that picture() draws.
            scale: Pixels of a PNG for each of the panel's, in both directions.
            dark: Whether picture() draws on a dark background; a report never does.
        """
        self.style = ""
        self._model = model
        self._plots = plots
        self._panel = panel
        self._scale = scale
        self._dark = dark

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
        with copied(self._model) as model, sheet_of(model, self._panel, dark=self._dark) as sheet:
            return as_png(sheet, self._scale) if kind == "png" else as_svg(sheet)

    def plots(self) -> Sequence[Plot]:
        """Draw all panels with a plot in them."""
        with copied(self._model) as model:
            return plots_of(model, self._plots)
