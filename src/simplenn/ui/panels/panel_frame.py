"""The place of a panel in the window's centre, and the switch that opens and closes it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simplenn.ui.model.actions_and_shortcuts import ActionSpec, build_action
from simplenn.ui.model.window_model import WindowModel

if TYPE_CHECKING:
    from simplenn.ui.panels.panel_list import PanelSpec


class PanelFrame(QWidget):
    """Holds a panel, and knows whether it is to be seen.

    It is if it is open, no lesson hides it, and it is not put aside for now.

    Attributes:
        spec: What the list of panels says of it.
        title: What it is called.
        panel: The panel.
        came_by_itself: Whether it is open only because of what was done; nobody has opened it.
        switch: The action that opens and closes it, for the View menu.

    Signals:
        switched (bool): It was opened or closed.
        seen_changed: Whether it is to be seen has changed.
    """

    switched = Signal(bool)
    seen_changed = Signal()

    def __init__(self, spec: PanelSpec, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.title = spec.title.replace("&", "")
        self.setObjectName(f"{spec.name}_frame")
        self._model = model
        self.came_by_itself = False
        self._only: frozenset[str] | None = None
        self.panel = spec.build(model, self)
        self.panel.setObjectName(spec.name)
        self.setFocusProxy(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self.switch = build_action(
            ActionSpec(f"show_{spec.name}", spec.title, checkable=True), self
        )
        self.switch.setChecked(spec.open and not spec.while_stepping)
        self._was_seen = self.is_seen
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
        """Whether it is to be seen."""
        put_aside = self._only is not None and self.spec.name not in self._only
        return self.is_open and not self.is_hidden_by_lesson and not put_aside

    def show_only(self, names: Collection[str] | None) -> None:
        """Put it aside if it is none of these; None for no more."""
        self._only = None if names is None else frozenset(names)
        self._notice()

    def _follow(self) -> None:
        self.switch.toggled.connect(self._on_switched)
        if self.spec.while_stepping:
            stepping = self._model.stepping
            stepping.activated.connect(self.switch.setChecked)
            self.switch.setChecked(stepping.active)
        if self.spec.hidden_as is not None:
            self._model.restrictions.follow(self.spec.hidden_as, self._let_be_seen)
        if self.spec.opened_by is not None:
            once = Qt.ConnectionType.SingleShotConnection
            self.spec.opened_by(self._model).connect(self._come, once)

    def _come(self) -> None:
        self.came_by_itself = not self.is_open
        self.switch.setChecked(True)

    def _on_switched(self, is_open: bool) -> None:
        self._notice()
        self.switched.emit(is_open)
        self.came_by_itself = self.came_by_itself and is_open

    def _let_be_seen(self, seen: bool) -> None:
        self.switch.setEnabled(seen)
        self.switch.setToolTip("" if seen else self._model.restrictions.why_hidden)
        self._notice()

    def _notice(self) -> None:
        if self.is_seen is not self._was_seen:
            self._was_seen = self.is_seen
            self.seen_changed.emit()
