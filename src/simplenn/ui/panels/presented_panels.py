"""How the panels stand while they are presented: the step-through beside the plots."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.forecast_bar import ForecastBar
from simplenn.ui.panels.panel_frame import PanelFrame
from simplenn.ui.panels.panel_places import PanelPlaces
from simplenn.ui.widgets.panel_header import PanelHeader

_SHARES: Final = (17, 8)
"""Of the width: what the step-through has, and what the plots beside it have."""


class PresentedPanels(QObject):
    """Shows the panels that are open without their small buttons, and with all the room there is.

    A plot that is favoured, as where something is drawn into it, has all the room until it is not.

    Beside something else, plots have none of the controls of theirs that can be spared; beside a
    lesson they have those that it asks for, and no forecast.

    Where plots are open, they have all the room, and what is below them is put aside. While
    somebody steps through, the step-through has its place beside the plots, which stand one below
    the other. One key of the runs is there for all of them.
    """

    def __init__(
        self,
        layout: QBoxLayout,
        show_only: Callable[[Collection[str] | None], None],
        places: PanelPlaces,
        frames: Mapping[str, PanelFrame],
        model: WindowModel,
    ) -> None:
        """Begin without presenting anything.

        Args:
            layout: Where the places are to stand, from top to bottom.
            show_only: Puts all panels but some aside, or none.
            places: Where the panels are otherwise.
            frames: The panels by name; there may be more later.
            model: What is presented.
        """
        super().__init__(places)
        self._show_only = show_only
        self._places = places
        self._frames = frames
        self._model = model
        self._on = False
        self._seen: list[str] | None = None
        self._favoured: str | None = None
        self._key: QWidget | None = None
        self._around = layout
        self._beside = QScrollArea(places.parentWidget())  # in larger letters it may not fit
        self._inside = QVBoxLayout()
        self._lay_out(layout)
        model.stepping.activated.connect(self.follow)
        self._side_column = model.actions["side_column_action"]
        self._side_column.toggled.connect(self._arrange)
        self._leave_lesson = model.actions["leave_lesson_action"]
        self._leave_lesson.enabledChanged.connect(self.follow)

    def _lay_out(self, layout: QBoxLayout) -> None:
        self._beside.setWidgetResizable(True)
        self._beside.setFrameShape(QFrame.Shape.NoFrame)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self._beside)
        inside.setLayout(self._inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self._beside.setWidget(inside)
        self._beside.hide()
        columns = QHBoxLayout()
        columns.addWidget(self._beside, stretch=_SHARES[0])
        columns.addWidget(self._places, stretch=_SHARES[1])
        layout.addLayout(columns, stretch=1)

    def set_on(self, on: bool) -> None:
        """Present the panels, or put everything back."""
        self._on = on
        for frame in self._frames.values():
            frame.corner.setHidden(on)
        self._arrange()

    def follow(self, *_news: object) -> None:
        """Notice that a panel was opened, closed or moved, or that somebody steps through."""
        if self._on and self._seen != self._to_be_seen():
            self._arrange()
        elif self._on:
            self._leave_out()

    def favour(self, name: str | None) -> None:
        """Give a plot all the room for now, if it is open in its place; None for none."""
        self._favoured = name
        self.follow()

    def puts_aside(self, name: str) -> bool:
        """Whether a panel is not to be seen because of the presentation."""
        return self._seen is not None and name not in self._seen

    def _arrange(self) -> None:
        stepping = self._on and self._model.stepping.active
        self._put_beside(stepping)
        self._place_key(stepping)
        self._leave_out()
        self._seen = self._to_be_seen() if self._on else None
        self._show_only(self._seen)
        self._places.set_stacked(stepping)
        self._places.setHidden(stepping and not self._plots())

    def _leave_out(self) -> None:
        """Leave out of the plots what can be spared, where something stands beside them."""
        left_out = self._on and (self._model.stepping.active or self._side_column.isChecked())
        for frame in self._frames.values():
            spared = left_out and not frame.is_away
            for header in frame.panel.findChildren(PanelHeader):
                header.set_bare(spared)
            for forecast in frame.panel.findChildren(ForecastBar):
                beside_lesson = self._on and self._leave_lesson.isEnabled()
                forecast.leave_out(spared or (beside_lesson and not frame.is_away))

    def _to_be_seen(self) -> list[str]:
        """The names of the panels that are presented now, if they are open."""
        specs = [frame.spec for frame in self._frames.values() if frame.spec.presented]
        if self._model.stepping.active:
            specs = [spec for spec in specs if spec.while_stepping or spec.beside_steps]
        elif self._favoured in [plot.spec.name for plot in self._plots()]:
            specs = [spec for spec in specs if spec.name == self._favoured]
        elif self._plots():
            specs = [spec for spec in specs if spec.beside_steps]
        return [spec.name for spec in specs]

    def _plots(self) -> list[PanelFrame]:
        """The plots that are open in their places."""
        plots = [frame for frame in self._frames.values() if frame.spec.beside_steps]
        return [
            plot
            for plot in plots
            if plot.is_open and not plot.is_hidden_by_lesson and not plot.is_away
        ]

    def _put_beside(self, beside: bool) -> None:
        """Move the step-through beside the plots or back, unless it has a window of its own."""
        for frame in [each for each in self._frames.values() if each.spec.while_stepping]:
            is_there = self._beside.isAncestorOf(frame.panel)
            if beside and not frame.is_away:
                frame.set_away(True)
                self._inside.insertWidget(0, frame.panel, stretch=1)
                frame.panel.show()
                self._beside.show()
            elif is_there and not beside:
                self._beside.hide()
                frame.set_away(False)

    def _place_key(self, stepping: bool) -> None:
        """Have the key of the runs below the step-through, or below the plots."""
        self._model.plot_choices.one_key.set_value(self._on)
        if not self._on:
            return
        if self._key is None:
            # Imported here: the window is painted before what only plots need is imported.
            from simplenn.ui.plots.run_key import RunKey

            self._key = RunKey("error", self._model, self._places.parentWidget(), for_all=True)
        (self._inside if stepping else self._around).addWidget(self._key)
