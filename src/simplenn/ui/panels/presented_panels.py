"""How the panels stand while they are presented: the step-through beside the plots."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from simplenn.ui.model.stepping import Stepping
from simplenn.ui.panels.panel_frame import PanelFrame
from simplenn.ui.panels.panel_places import PanelPlaces
from simplenn.ui.widgets.tab_order import TabOrder

_SHARES: Final = (17, 8)
"""Of the width: what the step-through has, and what the plots beside it have."""


class PresentedPanels(QObject):
    """Shows the panels that are open without their small buttons, and with all the room there is.

    While somebody steps through, the step-through has its place beside the plots, which stand one
    below the other; the rest is put aside.
    """

    def __init__(
        self,
        layout: QBoxLayout,
        show_only: Callable[[Collection[str] | None], None],
        places: PanelPlaces,
        frames: Mapping[str, PanelFrame],
        stepping: Stepping,
    ) -> None:
        """Begin without presenting anything.

        Args:
            layout: What the places stand in, from left to right.
            show_only: Puts all panels but some aside, or none.
            places: Where the panels are otherwise.
            frames: The panels by name; there may be more later.
            stepping: Takes an epoch apart.
        """
        super().__init__(places)
        self._show_only = show_only
        self._places = places
        self._frames = frames
        self._stepping = stepping
        self._on = False
        self._order: TabOrder | None = None
        self._beside = QScrollArea(places.parentWidget())  # in larger letters it may not fit
        self._beside.setWidgetResizable(True)
        self._beside.setFrameShape(QFrame.Shape.NoFrame)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self._beside)
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._beside.setWidget(inside)
        self._beside.hide()
        layout.insertWidget(0, self._beside, stretch=_SHARES[0])
        layout.setStretchFactor(places, _SHARES[1])
        stepping.activated.connect(self._on_activated)

    def set_on(self, on: bool) -> None:
        """Present the panels, or put everything back."""
        self._on = on
        for frame in self._frames.values():
            frame.corner.setHidden(on)
        self._arrange()

    def _on_activated(self) -> None:
        """Put the step-through beside the plots; at other times nobody has asked for that."""
        if self._on:
            self._arrange()

    def _arrange(self) -> None:
        stepping = self._on and self._stepping.active
        self._put_beside(stepping)
        specs = [frame.spec for frame in self._frames.values() if frame.spec.presented]
        if stepping:
            specs = [spec for spec in specs if spec.while_stepping or spec.beside_steps]
        self._show_only([spec.name for spec in specs] if self._on else None)
        self._places.set_stacked(stepping)

    def _put_beside(self, beside: bool) -> None:
        """Move the step-through beside the plots or back, unless it has a window of its own."""
        for frame in [each for each in self._frames.values() if each.spec.while_stepping]:
            is_there = self._beside.isAncestorOf(frame.panel)
            if beside and not frame.is_away:
                self._order = TabOrder(frame.panel)
                frame.set_away(True)
                self._inside.addWidget(frame.panel)
                frame.panel.show()
                self._beside.show()
            elif is_there and not beside:
                self._beside.hide()
                frame.set_away(False)
                if self._order is not None:
                    self._order.restore()
