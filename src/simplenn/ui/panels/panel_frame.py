"""The place of a panel in the window's centre, and the switch that opens and closes it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QMenu, QWidget

from simplenn.ui.model.actions_and_shortcuts import ActionSpec, build_action
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.size import column, space
from simplenn.ui.widgets.heading import Heading
from simplenn.ui.widgets.panel_corner import PanelCorner

if TYPE_CHECKING:
    from simplenn.ui.panels.panel_list import PanelSpec


class PanelFrame(QWidget):
    """Holds a panel, or its place while it is somewhere else.

    The panel is to be seen if it is open, no lesson hides it, and it is not put aside for now,
    which is for those in their places.

    Attributes:
        spec: What the list of panels says of it.
        title: What it is called.
        panel: The panel.
        corner: The buttons in its header.
        has_come: Whether it has come because of what was done.
        came_by_itself: Whether it is open only because of that; nobody has opened it.
        switch: The action that opens and closes it.

    Signals:
        switched (bool): It was opened or closed.
        changed: Whether it is to be seen has changed, or where it is.
    """

    switched = Signal(bool)
    changed = Signal()

    def __init__(self, spec: PanelSpec, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.title = spec.title.replace("&", "")
        self.setObjectName(f"{spec.name}_frame")
        self._model = model
        self.has_come = self.came_by_itself = False
        self._only: frozenset[str] | None = None
        self._is_away = False
        self.panel = spec.build(model, self)
        self.panel.setObjectName(spec.name)
        self.setFocusProxy(self.panel)
        self._layout = column(self)
        self.corner = self._find_corner()
        self._layout.addWidget(self.panel, stretch=1)
        self.switch = build_action(
            ActionSpec(f"show_{spec.name}", spec.title, checkable=True), self
        )
        self.switch.setChecked(spec.open and not spec.while_stepping)
        self._was = self.is_seen, self.is_here
        self._follow()

    @property
    def is_open(self) -> bool:
        """Whether a person, or what a person does, has it open."""
        return self.switch.isChecked()

    @property
    def is_hidden_by_lesson(self) -> bool:
        """Whether a lesson hides it."""
        hidden_as = self.spec.hidden_as
        return hidden_as is not None and self._model.restrictions.hides(hidden_as)

    @property
    def is_seen(self) -> bool:
        """Whether it is to be seen, here or in a window of its own."""
        put_aside = self._only is not None and self.spec.name not in self._only
        return self.is_open and not self.is_hidden_by_lesson and (self._is_away or not put_aside)

    @property
    def is_away(self) -> bool:
        """Whether the panel is somewhere else."""
        return self._is_away

    @property
    def is_here(self) -> bool:
        """Whether it is to be seen in its place."""
        return self.is_seen and not self._is_away

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer at the header what its buttons do; a plot zooms with that button of the mouse."""
        below = self.childAt(event.pos())
        if below is not None and isinstance(below.parent(), QAbstractScrollArea):
            event.ignore()
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("In a &window of its own", self.corner.window_requested.emit)
        menu.addAction("&Close", self.close_panel)
        menu.popup(event.globalPos())

    def close_panel(self) -> None:
        """Close it; the one that is there while somebody steps through, by leaving that."""
        if self.spec.while_stepping:
            self._model.stepping.leave()
        else:
            self.switch.setChecked(False)

    def come(self) -> None:
        """Open it because of what was done."""
        self.has_come, self.came_by_itself = True, not self.is_open
        self.switch.setChecked(True)

    def set_open(self, is_open: bool, *, by_itself: bool) -> None:
        """Open or close it for another session, in which it may come by itself, or has."""
        if self.came_by_itself and not is_open:
            self.has_come = False
        self.came_by_itself = is_open and by_itself
        self.switch.setChecked(is_open)

    def show_only(self, names: Collection[str] | None) -> None:
        """Put it aside if it is none of these; None for no more."""
        self._only = None if names is None else frozenset(names)
        self._notice()

    def set_away(self, away: bool) -> None:
        """Know that the panel is somewhere else, or will be; or take it back."""
        if not away:
            self._layout.addWidget(self.panel, stretch=1)
            self.panel.show()
        self._is_away = away
        self.corner.set_in_window(away)
        self._notice()

    def _find_corner(self) -> PanelCorner:
        """Find the panel's corner, or give it a header with one."""
        corner = self.panel.findChild(PanelCorner)
        if corner is None:
            corner = PanelCorner(self)
            header = QHBoxLayout()
            space(header, self, (16, 8, 8, 8))
            header.addWidget(Heading(self.title, self), stretch=1)
            header.addWidget(corner)
            self._layout.addLayout(header)
        window_key, close_key = (
            self._model.actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            for name in ("panel_window_action", "close_panel_action")
        )
        corner.offer(self.spec.name, self.title, window_key=window_key, close_key=close_key)
        corner.close_requested.connect(self.close_panel)
        return corner

    def _follow(self) -> None:
        self.switch.toggled.connect(self._on_switched)
        if self.spec.while_stepping:
            stepping = self._model.stepping
            stepping.activated.connect(self.switch.setChecked)
            self.switch.setChecked(stepping.active)
        if self.spec.hidden_as is not None:
            self._model.restrictions.follow(self.spec.hidden_as, self._let_be_seen)

    def _on_switched(self, is_open: bool) -> None:
        self._notice()
        self.switched.emit(is_open)
        self.came_by_itself = self.came_by_itself and is_open

    def _let_be_seen(self, seen: bool) -> None:
        self.switch.setEnabled(seen)
        self.switch.setToolTip("" if seen else self._model.restrictions.why_hidden)
        self._notice()

    def _notice(self) -> None:
        now = self.is_seen, self.is_here
        if now != self._was:
            self._was = now
            self.changed.emit()
