"""Every action of the program, with its text and its keyboard shortcuts.

To add one: list it here, name it in `ui/window/menus.py`, and say in `ui/window/commands.py` what
it does. Where it makes sense only now and then, `action_states.py` says when.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from simplenn.core.exporters.registry import exporters_by_action


class ActionSpec(NamedTuple):
    """An action as menus, buttons and the list of shortcuts show it.

    Attributes:
        name: Its object name, and what the rest of the program calls it.
        text: What a menu says; & stands before the letter that leads to it.
        shortcuts: Its keys, as Qt writes them.
        tip: What it does, in a sentence; the keys are added.
        checkable: Whether it can be on or off.
        yields_keys: Whether a widget that has the focus and needs its keys gets them.
        clicker_keys: Those of its keys that a presenter's clicker sends: they do nothing while
            somebody steps through, and in a presentation.
        page_keys: What a clicker sends to turn pages: its keys besides in a presentation, while
            nobody steps through.
        in_widget: Whether its keys count only while the widget that it belongs to has the focus.
        standard_key: Also has the keys that this platform uses for this.
    """

    name: str
    text: str
    shortcuts: tuple[str, ...] = ()
    tip: str = ""
    checkable: bool = False
    yields_keys: bool = False
    clicker_keys: tuple[str, ...] = ()
    page_keys: tuple[str, ...] = ()
    in_widget: bool = False
    standard_key: QKeySequence.StandardKey | None = None

    @property
    def tool_tip(self) -> str:
        """The tip with the keys behind it, as people call them."""
        if not (self.tip and self.shortcuts):
            return self.tip
        spoken = {"Return": "Enter", "Del": "Delete"}
        return f"{self.tip} ({', '.join(spoken.get(key, key) for key in self.shortcuts)})"


_FILE: Final = (
    ActionSpec("new_action", "&New", ("Ctrl+N",), "Begin with the article's numbers."),
    ActionSpec("open_action", "&Open…", ("Ctrl+O",), "Open a saved session."),
    ActionSpec("save_action", "&Save", ("Ctrl+S",)),
    ActionSpec("save_as_action", "Save &as…", ("Ctrl+Shift+S",)),
    *(
        ActionSpec(action, it.menu, (it.shortcut,) if it.shortcut else (), it.tip)
        for action, it in exporters_by_action().items()
    ),
    ActionSpec(
        "copy_python_action",
        "Copy as &Python",
        ("Ctrl+Shift+C",),
        "A short script that prints the very digits that are shown here.",
    ),
    ActionSpec(
        "copy_command_action",
        "Copy as co&mmand",
        tip="The line for a terminal that opens SimpleNN with these numbers.",
    ),
    ActionSpec("quit_action", "&Quit", ("Ctrl+Q",)),
)

_EDIT: Final = (
    ActionSpec("undo_action", "&Undo", ("Ctrl+Z",), standard_key=QKeySequence.StandardKey.Undo),
    ActionSpec(
        "redo_action", "&Redo", ("Ctrl+Shift+Z",), standard_key=QKeySequence.StandardKey.Redo
    ),
)

_RUN: Final = (
    ActionSpec(
        "train_action",
        "&Train",
        ("F5", "Ctrl+Return"),
        "Train from the starting weight.",
        clicker_keys=("F5",),
    ),
    ActionSpec("pause_action", "Pa&use", ("F8",), "Pause training; go on whenever you like."),
    ActionSpec(
        "stop_action",
        "&Stop",
        ("Shift+F5", "Ctrl+Shift+Return"),
        "End this run here.",
        clicker_keys=("Shift+F5",),
    ),
    ActionSpec("continue_action", "&Continue", ("F9",), "Train on from the learned weight."),
    ActionSpec(
        "reset_action", "Reset", ("Ctrl+R",), "Forget what was learned; the runs stay listed."
    ),
    ActionSpec("article_action", "The article's &numbers"),
)

_STEP_THROUGH: Final = (
    ActionSpec(
        "demo_action",
        "Step &through",
        ("F6",),
        "Take each epoch apart, step by step, forwards and back.",
        checkable=True,
    ),
    ActionSpec(
        "next_action",
        "&Next",
        ("Right", "Space", "PgDown"),
        "Go on by one step.",
        yields_keys=True,
    ),
    ActionSpec("back_action", "&Back", ("Left", "PgUp"), "Go back by one step.", yields_keys=True),
    ActionSpec(
        "next_epoch_action",
        "Next &epoch",
        ("Shift+Right", "Shift+Space", "Shift+PgDown"),
        "Go on by a whole epoch.",
        yields_keys=True,
    ),
    ActionSpec(
        "previous_epoch_action",
        "&Previous epoch",
        ("Shift+Left", "Shift+PgUp"),
        "Go back by a whole epoch.",
        yields_keys=True,
    ),
    ActionSpec(
        "first_action", "&First step", ("Home",), "Go to the very beginning.", yields_keys=True
    ),
    ActionSpec("last_action", "&Last step", ("End",), "Go to the very end.", yields_keys=True),
    ActionSpec("auto_action", "&Auto", ("A",), "Go on by itself.", True, yields_keys=True),
    ActionSpec(
        "guess_action",
        "&Guess first",
        ("G",),
        "Hide each result until somebody has guessed it.",
        checkable=True,
        yields_keys=True,
    ),
    ActionSpec(
        "why_action",
        "&Why?",
        ("W",),
        "Say why each step is done as it is.",
        checkable=True,
        yields_keys=True,
    ),
    ActionSpec("animate_action", "An&imate", tip="Let the values travel.", checkable=True),
    ActionSpec("leave_action", "Lea&ve", ("Esc",), "Back to where you were.", yields_keys=True),
)

_LESSONS: Final = (
    ActionSpec("open_lesson_action", "&Open a lesson…", tip="Open a lesson from a file."),
    ActionSpec(
        "new_lesson_action",
        "&New lesson…",
        tip="Write a lesson to begin with, with the numbers of this window.",
    ),
    ActionSpec(
        "next_page_action",
        "Ne&xt page",
        ("Ctrl+PgDown",),
        "Go on in the lesson.",
        page_keys=("PgDown",),
    ),
    ActionSpec(
        "previous_page_action",
        "&Previous page",
        ("Ctrl+PgUp",),
        "Go back in the lesson.",
        page_keys=("PgUp",),
    ),
    ActionSpec(
        "worksheet_action",
        "&Worksheet…",
        tip="A page to print: the open lesson's questions, or a few epochs to do by hand.",
    ),
    ActionSpec(
        "solutions_action",
        "Worksheet with so&lutions…",
        tip="The same, followed by the solutions on pages of their own.",
    ),
    ActionSpec(
        "lesson_results_action",
        "My &results…",
        tip="What you have answered in this lesson, as a file to send in.",
    ),
    ActionSpec(
        "results_page_action",
        "My results to prin&t…",
        tip="What you have answered in this lesson, as a page.",
    ),
    ActionSpec(
        "forget_lessons_action", "&Forget my progress…", tip="Forget what you have answered."
    ),
    ActionSpec(
        "leave_lesson_action", "&Leave the lesson", tip="Back to your own runs, as you left them."
    ),
)

_VIEW: Final = (
    ActionSpec("zoom_in_action", "&Larger", ("Ctrl++", "Ctrl+="), "Show everything larger."),
    ActionSpec("zoom_out_action", "&Smaller", ("Ctrl+-",), "Show everything smaller."),
    ActionSpec(
        "zoom_reset_action", "&As the desktop", ("Ctrl+0",), "Show everything as large as usual."
    ),
    ActionSpec(
        "presentation_action",
        "Presentation on the &full screen",
        ("F11",),
        "For a projector: large letters, short numbers, and nothing else. Esc gives all back. "
        "B or . blanks the screen, D shows all digits.",
        checkable=True,
    ),
    ActionSpec(
        "blank_action",
        "&Blank the screen",
        ("B", "."),
        "Black, until a key is pressed; only in a presentation.",
    ),
    ActionSpec(
        "all_digits_action",
        "All &digits",
        ("D",),
        "Show every digit of each number like the first ones.",
        checkable=True,
        yields_keys=True,
    ),
    ActionSpec(
        "side_column_action",
        "Side &column",
        ("F4",),
        "Show the column with the numbers to set, or give its room to the plots.",
        checkable=True,
    ),
    ActionSpec(
        "panel_window_action",
        "Put panel into &its own window, or back",
        ("F7",),
        "For the panel that has the focus: a window for a second screen, such as a projector.",
    ),
    ActionSpec(
        "close_panel_action",
        "Close &panel",
        ("Ctrl+W",),
        "Close the panel that has the focus; this menu opens it again.",
    ),
    ActionSpec(
        "next_border_action",
        "&Move a border",
        ("Ctrl+F8",),
        "Go to the border between two panels, and to the next one; the arrow keys move it.",
    ),
    ActionSpec(
        "reset_layout_action", "Reset &layout", tip="Put all panels where they are at first."
    ),
)

_HELP: Final = (
    ActionSpec("help_action", "&Help", ("F1",), "How to begin, the words, and the keys."),
    ActionSpec("words_action", "The &words"),
    ActionSpec("shortcuts_action", "The &keys", ("Ctrl+?",)),
    ActionSpec("about_action", "&About SimpleNN"),
)

WINDOW_ACTIONS: Final = (*_FILE, *_EDIT, *_RUN, *_STEP_THROUGH, *_LESSONS, *_VIEW, *_HELP)
"""What the menus name. Colours and panels are chosen there, too, from lists of their own."""

RUN_LIST_ACTIONS: Final = (
    ActionSpec("run_load", "&Load set-up", ("Return",), "Take its numbers over.", in_widget=True),
    ActionSpec("run_again", "Run &again", tip="Train with its numbers."),
    ActionSpec(
        "run_other_alpha", "&Other alpha", tip="Same start, other alpha: type one, then Train."
    ),
    ActionSpec(
        "run_make_current", "&Make current", tip="Show its numbers again, and continue from there."
    ),
    ActionSpec(
        "run_compare",
        "&Compare",
        tip="Say in what two runs differ, and what that did; one alone is compared with the "
        "current one.",
    ),
    ActionSpec("run_hide", "&Hide", tip="Show or hide its curve."),
    ActionSpec("run_rename", "&Rename", ("F2",), "Give it another name.", in_widget=True),
    ActionSpec("run_delete", "&Delete", ("Del",), "Remove it from the list.", in_widget=True),
)
"""What can be done with runs in the Runs panel."""


class Actions(QObject):
    """Actions by name, built from a list of what they are."""

    def __init__(self, specs: Iterable[ActionSpec], parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {spec.name: build_action(spec, self) for spec in specs}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> list[QAction]:
        """Every action, in the order of the list."""
        return list(self._actions.values())

    def bind(self, commands: Mapping[str, Callable[..., object]]) -> None:
        """Say what actions do.

        Args:
            commands: What to call when an action is triggered, by its name. Where the action can
                be on or off, it is called with that.
        """
        for name, command in commands.items():
            action = self._actions[name]
            slot = command if action.isCheckable() else partial(_call, command)
            action.triggered.connect(slot)


def build_action(spec: ActionSpec, parent: QObject) -> QAction:
    """Make an action of what a list says of it."""
    action = QAction(parent, text=spec.text, checkable=spec.checkable)
    action.setObjectName(spec.name)
    if spec.shortcuts:
        action.setShortcuts(_keys(spec))
    if spec.in_widget:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    if spec.tip:
        action.setToolTip(spec.tool_tip)
    return action


def _keys(spec: ActionSpec) -> list[QKeySequence]:
    keys = [QKeySequence(key) for key in spec.shortcuts]
    if spec.standard_key is not None:
        keys += [key for key in QKeySequence.keyBindings(spec.standard_key) if key not in keys]
    return keys


def _call(command: Callable[[], object], _checked: bool = False) -> None:
    """Leave out what Qt tells of an action that cannot be on or off."""
    command()
