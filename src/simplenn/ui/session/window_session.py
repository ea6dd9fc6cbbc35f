"""Between a window and a session: collects what is saved, and loads it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from simplenn.core.history import History
from simplenn.core.run_record import RunRecord
from simplenn.core.session import SavedRun, Session, clean_name, stretches_of
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.panel_area import PanelArea


def session_in_window(model: WindowModel, panels: PanelArea) -> Session:
    """The session that a window holds now."""
    current = model.runs.current
    return Session(
        setup=model.setup,
        runs=tuple(map(_saved, model.runs.records)),
        current=None if current is None else current.number,
        speed=model.trainer.speed,
        log=model.log.value,
        tolerance=model.tolerance.value,
        ask=model.question.value,
        panels=panels.open_names,
    )


def _saved(record: RunRecord) -> SavedRun:
    name = clean_name(record.name, f"Run {record.number}")
    stretches = stretches_of(record.history)
    return SavedRun(record.number, name, stretches, record.style, record.visible)


def load_into_window(
    model: WindowModel, panels: PanelArea, session: Session, histories: Sequence[History]
) -> None:
    """Replace what a window holds by a session. Cannot be undone.

    Args:
        model: The window's model.
        panels: The window's panels.
        session: The session.
        histories: Its runs, as train_all() returned them.
    """
    runs = zip(session.runs, histories, strict=True)
    records = [RunRecord(r.number, r.name, r.style, history, r.visible) for r, history in runs]
    model.runs.replace_all(records, session.current)
    model.load_setup(session.setup)
    model.undo_history.stack.clear()
    model.trainer.set_speed(session.speed)
    model.log.set_value(session.log)
    model.tolerance.set_value(session.tolerance)
    model.question.set_value(session.ask)
    panels.set_open(session.panels)


def path_as_text(path: Path | None) -> str | None:
    """A path as a session can hold it; None for one that is no printable text."""
    if path is None:
        return None
    text = str(path)
    return text if text.isprintable() else None
