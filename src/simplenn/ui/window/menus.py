"""The menus, as data: which actions stand in which menu."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QMenu, QMenuBar

from simplenn.core.exporters.registry import exporters_by_action
from simplenn.ui.model.actions_and_shortcuts import Actions

SEPARATOR: Final = ""

MENUS: Final[Mapping[str, tuple[str, ...]]] = {
    "&File": (
        *("new_action", "open_action", "recent_menu", SEPARATOR),
        *("save_action", "save_as_action", SEPARATOR),
        *("export_menu", "worksheet_action", "solutions_action"),
        *("copy_python_action", "copy_command_action", SEPARATOR),
        "quit_action",
    ),
    "&Edit": ("undo_action", "redo_action"),
    "&Run": (
        *("train_action", "pause_action", "stop_action", "continue_action", "reset_action"),
        *(SEPARATOR, "article_action"),
    ),
    "Ste&p through": (
        *("demo_action", SEPARATOR),
        *("next_action", "back_action", "next_epoch_action", "previous_epoch_action"),
        *("first_action", "last_action", "auto_action", SEPARATOR),
        *("guess_action", "why_action", "animate_action", SEPARATOR, "leave_action"),
    ),
    "&Lessons": (
        *("lessons_menu", "open_lesson_action", SEPARATOR),
        *("previous_page_action", "next_page_action", "leave_lesson_action", SEPARATOR),
        *("lesson_results_action", "results_page_action", "forget_lessons_action", SEPARATOR),
        "new_lesson_action",
    ),
    "&View": (
        *("theme_menu", "size_menu", "all_digits_action", "presentation_action"),
        *("blank_action", SEPARATOR),
        *("side_column_action", "panel_window_action", "panel_windows_menu"),
        *("close_panel_action", "next_border_action", "reset_layout_action", SEPARATOR),
    ),
    "&Help": ("help_action", "words_action", "shortcuts_action", SEPARATOR, "about_action"),
}
"""Titles, and the object names of the actions and of the menus inside them, from top to bottom.

The switches of the panels follow at the end of View.
"""

EXPORT_MENU: Final = tuple(exporters_by_action())


def fill_menu_bar(bar: QMenuBar, actions: Actions, inner: Mapping[str, QMenu]) -> dict[str, QMenu]:
    """Fill a menu bar.

    Args:
        bar: An empty menu bar.
        actions: The actions.
        inner: The menus inside menus, by object name.

    Returns:
        The menus, by title.
    """
    menus = {}
    for title, names in MENUS.items():
        menu = menus[title] = bar.addMenu(title)
        menu.setToolTipsVisible(title == "&File")
        for name in names:
            if name == SEPARATOR:
                menu.addSeparator()
            elif name in inner:
                menu.addMenu(inner[name])
            else:
                menu.addAction(actions[name])
    return menus
