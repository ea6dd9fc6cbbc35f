"""A model of its own for drawing, so that a window's model never knows of panels that are gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from simplenn.ui.model.window_model import WindowModel


@contextmanager
def copied(model: WindowModel) -> Iterator[WindowModel]:
    """A model that shows what another one shows now; it is gone after the with-block."""
    current = model.runs.current
    copy = WindowModel(model.setup)
    copy.runs.replace_all(model.runs.records, None if current is None else current.number)
    copy.log.set_value(model.log.value)
    copy.tolerance.set_value(model.tolerance.value)
    copy.plot_choices.explored = model.plot_choices.explored
    copy.plot_choices.predictions.set_value(model.plot_choices.predictions.value)
    if model.stepping.active:
        copy.stepping.enter()
        copy.stepping.go(model.stepping.position)
    else:
        copy.shown.show_epoch(model.shown.epoch)
    try:
        yield copy
    finally:
        copy.deleteLater()
