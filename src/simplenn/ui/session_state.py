"""What of a window goes into a session, and back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from simplenn.core.history import History
from simplenn.core.session import SavedRun, Session, Watch, stretches_of
from simplenn.ui.model import WindowModel
from simplenn.ui.panel_area import PanelArea


def session_of(model: WindowModel, panels: PanelArea) -> Session:
    """Describe what a window holds now."""
    history = model.trainer.history
    runs = () if history is None else (SavedRun(1, "Run 1", stretches_of(history)),)
    return Session(
        setup=model.setup,
        runs=runs,
        current=None if history is None else 1,
        speed=model.trainer.speed,
        log=model.log,
        panels=panels.open_names,
    )


def train_all(session: Session, watch: Watch) -> list[History]:
    """Have all runs of a session again; takes as long as training them at full speed did.

    Args:
        session: The session.
        watch: Called with how many epochs are done, of session.epochs at most.

    Raises:
        CancelledError: The watch said so.
    """
    histories: list[History] = []
    before = 0
    for run in session.runs:
        histories.append(run.train(lambda done, before=before: watch(before + done)))  # type: ignore[misc]
        before += run.epochs
    return histories


def put_into(
    model: WindowModel, panels: PanelArea, session: Session, histories: Sequence[History]
) -> None:
    """Give a window what a session holds, in place of what it holds now.

    Args:
        model: The window's model.
        panels: The window's panels.
        session: The session.
        histories: What train_all() has made of it.
    """
    model.trainer.reset()
    model.set_setup(session.setup)
    model.trainer.set_speed(session.speed)
    model.set_log(session.log)
    panels.set_open(session.panels)
    for run, history in zip(session.runs, histories, strict=True):
        if run.number == session.current:
            model.trainer.take_up(history)


def as_origin(path: Path | None) -> str | None:
    """A path as a session can hold it; None for one that is no text."""
    if path is None:
        return None
    text = str(path)
    return text if text.isprintable() else None
