"""The keys of a window: those that work where the focus is, those that work now, and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from simplenn.ui.widgets.key_help import KeyHelp, told_keys

_EVERYWHERE: Final = (
    KeyHelp("Tab, Shift+Tab", "Go on to the next field or button, or back."),
    KeyHelp("Alt and an underlined letter", "Go to that field, press that button, open that menu."),
)

_OF_KIND: Final[Mapping[str, tuple[KeyHelp, ...]]] = {
    "QAbstractSpinBox": (
        KeyHelp("Up, Down", "Go one step up or down."),
        KeyHelp("Enter", "Take what was typed."),
        KeyHelp("Esc", "Take back what was typed."),
    ),
    "QAbstractSlider": (
        KeyHelp("Left, Right", "Move it."),
        KeyHelp("Home, End", "Move it to its end."),
    ),
    "QComboBox": (KeyHelp("Up, Down", "Choose another one."),),
    "QAbstractButton": (KeyHelp("Space", "Press it."),),
    "QTabBar": (KeyHelp("Left, Right", "Go to another tab."),),
    "QAbstractItemView": (
        KeyHelp("Up, Down", "Go from row to row."),
        KeyHelp("Shift+Up, Shift+Down", "Choose several rows."),
    ),
}
"""What Qt's own widgets do with keys, by the class that they inherit."""

_MODES: Final = ("leave_action", "leave_lesson_action")
"""Actions that can be triggered only while something goes on that has keys of its own."""


class Group(NamedTuple):
    """Keys that belong together.

    Attributes:
        title: The menu or the panel that they are in.
        keys: They, and what they do.
    """

    title: str
    keys: list[KeyHelp]


class Keys(NamedTuple):
    """All keys of a window.

    Attributes:
        place: What is called that which has the focus, or an empty text.
        here: What works there.
        now: What works elsewhere in the window; what is going on comes first.
        later: What works at other times.
    """

    place: str
    here: list[KeyHelp]
    now: list[Group]
    later: list[Group]

    @classmethod
    def of(cls, window: QMainWindow, place: QWidget | None = None) -> Keys:
        """Look at a window as it is.

        Args:
            window: The window.
            place: The one of its panels' own windows that the person is in; None for itself.
        """
        focus = (place or window).focusWidget()
        mode = [title for title, actions in _groups(window) if any(map(_is_of_mode, actions))]
        now = [Group(title, _helps(filter(_is_live, some))) for title, some in _groups(window)]
        later = [
            Group(title, _helps(action for action in some if not _works(action, focus)))
            for title, some in _groups(window)
        ]
        return cls(
            place="" if focus is None else name_of(focus),
            here=[*_here(focus), *_EVERYWHERE],
            now=sorted(filter(_has_keys, now), key=lambda group: group.title not in mode),
            later=list(filter(_has_keys, later)),
        )


def has_own_keys(window: QMainWindow, place: QWidget | None = None) -> bool:
    """Whether something goes on, or has the focus in a place, that has keys of its own."""
    focus = (place or window).focusWidget()
    actions = window.findChildren(QAction)
    return any(map(_is_of_mode, actions)) or (focus is not None and bool(_told(focus)))


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name)


def _here(focus: QWidget | None) -> Iterator[KeyHelp]:
    """What keys do where the focus is: what its widget says, or else what is usual there."""
    if focus is None:
        return
    told = _told(focus)
    yield from told
    for kind, keys in _OF_KIND.items():
        if focus.inherits(kind) and not told_keys(focus):
            yield from keys
    yield from _helps(action for action in focus.actions() if _is_in_widget(action))
    if focus.contextMenuPolicy() is not Qt.ContextMenuPolicy.DefaultContextMenu or focus.actions():
        yield KeyHelp("Shift+F10", "Open the menu of what is chosen.")


def _told(widget: QWidget) -> list[KeyHelp]:
    """What a widget and all that it stands in tell of keys."""
    told = told_keys(widget)
    parent = widget.parentWidget()
    return told if widget.isWindow() or parent is None else [*told, *_told(parent)]


def _groups(window: QMainWindow) -> Iterator[tuple[str, list[QAction]]]:
    """The title of each menu, and then of each panel, with its actions that have a shortcut."""
    menus = {menu.menuAction(): menu for menu in window.findChildren(QMenu)}
    listed: set[QAction] = set()
    for top in window.menuBar().actions():
        found = [action for action in _actions_in(top, menus) if _shortcuts(action)]
        listed |= set(found)
        if found:
            yield plain(top.text()), found
    panels: dict[str, list[QAction]] = {}
    for action in window.findChildren(QAction):
        if action not in listed and action.text() and _shortcuts(action):
            panels.setdefault(_panel_of(action, window), []).append(action)
    yield from panels.items()


def _panel_of(action: QAction, window: QMainWindow) -> str:
    """What the View menu calls the panel that an action belongs to."""
    owner = action.parent()
    while owner is not None:
        toggle = window.findChild(QAction, f"show_{owner.objectName()}")
        if toggle is not None:
            return plain(toggle.text())
        owner = owner.parent()
    return "Elsewhere"


def _actions_in(action: QAction, menus: Mapping[QAction, QMenu]) -> Iterator[QAction]:
    """An action, or all actions of the menu that it opens, and of the menus in that."""
    if action not in menus:  # rather than action.menu(), with which PySide deletes the menu later
        yield action
        return
    for inner in menus[action].actions():
        yield from _actions_in(inner, menus)


def _is_in_widget(action: QAction) -> bool:
    return action.shortcutContext() is Qt.ShortcutContext.WidgetShortcut and _can(action)


def _is_live(action: QAction) -> bool:
    """Whether the keys of an action work from anywhere in the window."""
    in_widget = action.shortcutContext() is Qt.ShortcutContext.WidgetShortcut
    return _can(action) and not in_widget


def _works(action: QAction, focus: QWidget | None) -> bool:
    here = focus is not None and action in focus.actions() and _can(action)
    return here or _is_live(action)


def _can(action: QAction) -> bool:
    return action.isEnabled() and bool(action.shortcuts())


def _is_of_mode(action: QAction) -> bool:
    is_presentation = action.objectName() == "presentation_action" and action.isChecked()
    return is_presentation or (action.objectName() in _MODES and action.isEnabled())


def _helps(actions: Iterable[QAction]) -> list[KeyHelp]:
    return [KeyHelp(keys, plain(a.text())) for a in actions if (keys := key_text(a))]


def _has_keys(group: Group) -> bool:
    return bool(group.keys)


def key_text(action: QAction) -> str:
    """The keys of an action as a person reads them: those that work now, or else all it has."""
    native = QKeySequence.SequenceFormat.NativeText
    shortcuts = action.shortcuts() or _shortcuts(action)
    return ", ".join(keys.toString(native) for keys in shortcuts)


def _shortcuts(action: QAction) -> list[QKeySequence]:
    """All shortcuts of an action, even those that the widget with the focus keeps for itself."""
    ever = action.data()
    return list(map(QKeySequence, ever)) if isinstance(ever, list) else action.shortcuts()


def plain(text: str) -> str:
    """A menu's text without the mark of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
