"""What each action of the window does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from simplenn.core.exporters.registry import exporters_by_action
from simplenn.core.setup import ARTICLE
from simplenn.core.stepping.steps import Position
from simplenn.ui.export.export_commands import ExportCommands
from simplenn.ui.lessons.lessons import Lessons
from simplenn.ui.model.stepping import Stepping
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.panel_area import PanelArea
from simplenn.ui.session.open_save import SessionFiles
from simplenn.ui.window.presentation import Presentation
from simplenn.ui.window.saved_layout import SavedLayout
from simplenn.ui.window.view_menu import Zoom

if TYPE_CHECKING:
    from simplenn.ui.lessons.lesson_files import LessonFiles

Commands = dict[str, Callable[..., object]]


def commands(
    window: QMainWindow,
    model: WindowModel,
    files: SessionFiles,
    exports: ExportCommands,
    lessons: Lessons,
) -> Commands:
    """What to call for each action, by its name.

    Args:
        window: The window that has the actions.
        model: Trains, steps through and undoes.
        files: Opens and saves.
        exports: Exports and copies.
        lessons: Opens and writes lessons.
    """
    return {
        **_for_files(model, files, exports),
        **_for_training(model),
        **_for_stepping(model),
        **_for_lessons(lessons),
        "undo_action": model.undo_history.undo,
        "redo_action": model.undo_history.redo,
        "quit_action": window.close,
        "help_action": partial(_show_help, window),
        "words_action": partial(_show_help, window, "words"),
        "shortcuts_action": partial(_show_help, window, "keys"),
        "about_action": partial(_show_about, window),
    }


def view_commands(presentation: Presentation, zoom: Zoom) -> Commands:
    """What to call for the actions that say how large everything is, by their names."""
    return {
        "presentation_action": lambda _on: presentation.toggle(),
        "blank_action": presentation.blank,
        "zoom_in_action": partial(zoom.step, 1),
        "zoom_out_action": partial(zoom.step, -1),
        "zoom_reset_action": partial(zoom.choose, 100.0),
    }


def panel_commands(window: QMainWindow, panels: PanelArea, layout: SavedLayout) -> Commands:
    """What to call for the actions that close, move and resize panels."""
    return {
        "next_border_action": partial(_go_to_border, window),
        "panel_window_action": panels.move_focused,
        "close_panel_action": panels.close_focused,
        "reset_layout_action": layout.reset,
    }


def _for_files(model: WindowModel, files: SessionFiles, exports: ExportCommands) -> Commands:
    with_the_setup: Commands = {
        "save_action": files.save,
        "save_as_action": files.save_as,
        **{name: partial(exports.ask, it) for name, it in exporters_by_action().items()},
        "copy_python_action": exports.copy_python,
        "copy_command_action": exports.copy_command,
    }
    return {
        "new_action": partial(files.new, ARTICLE),
        "open_action": files.open,
        **{name: partial(_when_entered, model, do) for name, do in with_the_setup.items()},
    }


def _when_entered(model: WindowModel, do: Callable[[], object]) -> None:
    """Do something with the set-up that the fields show, unless one of them is refused."""
    if model.typed_fields.enter():
        do()


def _for_training(model: WindowModel) -> Commands:
    return {
        "train_action": model.train,
        "pause_action": model.trainer.pause_or_resume,
        "stop_action": model.trainer.stop,
        "continue_action": model.continue_training,
        "reset_action": model.trainer.reset,
        "article_action": partial(model.load_setup, ARTICLE),
    }


def _for_stepping(model: WindowModel) -> Commands:
    stepping = model.stepping
    return {
        "demo_action": lambda _on: model.toggle_stepping(),
        "next_action": stepping.next,
        "back_action": stepping.back,
        "next_epoch_action": partial(_go_by_epochs, stepping, 1),
        "previous_epoch_action": partial(_go_by_epochs, stepping, -1),
        "first_action": partial(stepping.go, Position()),
        "last_action": lambda: stepping.go(stepping.last),
        "auto_action": model.autoplay.set_on,
        "guess_action": stepping.set_guess_first,
        "leave_action": stepping.leave,
    }


def _for_lessons(lessons: Lessons) -> Commands:
    """Nothing is taken out of lessons before it is wanted: most of it is made no sooner."""
    with_files = partial(_with_files, lessons)
    return {
        "open_lesson_action": partial(with_files, lambda files: files.open()),
        "new_lesson_action": partial(with_files, lambda files: files.new()),
        "worksheet_action": partial(with_files, lambda files: files.worksheet()),
        "solutions_action": partial(with_files, lambda files: files.worksheet(solutions=True)),
        "lesson_results_action": partial(with_files, lambda files: files.results()),
        "results_page_action": partial(with_files, lambda files: files.results_page()),
        "next_page_action": partial(lessons.go_by, 1),
        "previous_page_action": partial(lessons.go_by, -1),
        "leave_lesson_action": lessons.leave,
        "forget_lessons_action": lessons.forget_progress,
    }


def _with_files(lessons: Lessons, do: Callable[[LessonFiles], object]) -> None:
    do(lessons.files)


def _go_by_epochs(stepping: Stepping, count: int) -> None:
    stepping.go_to_epoch(stepping.position.epoch + count)


def _go_to_border(window: QMainWindow) -> None:
    from simplenn.ui.window.borders import Borders  # only now: a start needs none

    (window.findChild(Borders) or Borders(window)).go_on()


def _show_help(window: QMainWindow, part: str | None = None) -> None:
    from simplenn.ui.help.help_window import HelpPart, show_help  # only now: a start needs none

    show_help(window, None if part is None else HelpPart(part))


def _show_about(window: QMainWindow) -> None:
    from simplenn.ui.help.about import show_about  # only now: it reads package metadata

    show_about(window)
