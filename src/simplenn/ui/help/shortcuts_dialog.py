"""Help > Keyboard shortcuts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMainWindow,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)


class ShortcutsDialog(QDialog):
    """Lists every action of a window that has a shortcut, menu by menu.

    The list is made from the actions themselves, so that it is always right. It deletes
    itself when it is closed.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("shortcuts_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts")
        self._list = self._build_list()
        for title, actions in _groups(window):
            self._add(title, actions)
        self._list.expandAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(self._list, stretch=1)
        layout.addWidget(buttons)
        self.resize(560, 560)

    def _build_list(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setObjectName("shortcuts")
        tree.setAccessibleName("keyboard shortcuts")
        tree.setToolTip("What to press for each action of the menus.")
        tree.setHeaderLabels(["Action", "Shortcut"])
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        return tree

    def _add(self, title: str, actions: list[QAction]) -> None:
        group = QTreeWidgetItem([title])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.addChildren([QTreeWidgetItem([_plain(a.text()), _keys(a)]) for a in actions])
        self._list.addTopLevelItem(group)


def show_shortcuts(window: QMainWindow) -> ShortcutsDialog:
    """Open the dialog."""
    dialog = ShortcutsDialog(window)
    dialog.open()
    return dialog


def _groups(window: QMainWindow) -> Iterator[tuple[str, list[QAction]]]:
    """The title of each menu, and then of each panel, with its actions that have a shortcut."""
    menus = {menu.menuAction(): menu for menu in window.findChildren(QMenu)}
    listed: set[QAction] = set()
    for top in window.menuBar().actions():
        found = [action for action in _actions_in(top, menus) if _keys(action)]
        listed |= set(found)
        if found:
            yield _plain(top.text()), found
    panels: dict[str, list[QAction]] = {}
    for action in window.findChildren(QAction):
        if action not in listed and action.text() and _keys(action):
            panels.setdefault(_panel_of(action, window), []).append(action)
    yield from panels.items()


def _panel_of(action: QAction, window: QMainWindow) -> str:
    """What the View menu calls the panel that an action belongs to."""
    owner = action.parent()
    while owner is not None:
        toggle = window.findChild(QAction, f"show_{owner.objectName()}")
        if toggle is not None:
            return _plain(toggle.text())
        owner = owner.parent()
    return "Elsewhere"


def _actions_in(action: QAction, menus: Mapping[QAction, QMenu]) -> Iterator[QAction]:
    """An action, or all actions of the menu that it opens, and of the menus in that."""
    if action not in menus:  # rather than action.menu(), with which PySide deletes the menu later
        yield action
        return
    for inner in menus[action].actions():
        yield from _actions_in(inner, menus)


def _keys(action: QAction) -> str:
    """All shortcuts of an action, even those that the widget with the focus keeps for itself."""
    native, ever = QKeySequence.SequenceFormat.NativeText, action.data()
    shortcuts = list(map(QKeySequence, ever)) if isinstance(ever, list) else action.shortcuts()
    return ", ".join(keys.toString(native) for keys in shortcuts)


def _plain(text: str) -> str:
    """A menu's text without the mark of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
