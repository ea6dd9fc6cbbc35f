"""The button that changes how much of a plot over the epochs is in view."""

from __future__ import annotations

from collections.abc import Callable

from simplenn.ui.plots.epoch_plot import EpochPlot
from simplenn.ui.plots.overlays.earlier_runs import EarlierRuns
from simplenn.ui.widgets.panel_header import FitButton, Offer


def connect_range(
    button: FitButton, plot: EpochPlot, earlier_runs: EarlierRuns
) -> Callable[[], None]:
    """Have a button undo zooming, and show all where an earlier run leaves the plot.

    Returns:
        What shows or hides the button; to be called where something else has hidden it.
    """

    def show() -> None:
        if plot.shows_all or not plot.follows:
            button.offer(Offer.BACK, plot.view.widget)
        else:
            button.offer(Offer.ALL if earlier_runs.leaving else Offer.NOTHING, plot.view.widget)

    button.back_requested.connect(plot.fit)
    button.all_requested.connect(plot.show_all)
    plot.follows_changed.connect(show)
    earlier_runs.leaving_changed.connect(show)
    show()
    return show
