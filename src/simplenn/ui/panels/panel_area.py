"""The window's centre: panels in rows and tabs that can be resized, opened and closed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.arrangement import Arrangement
from simplenn.ui.panels.panel_frame import PanelFrame
from simplenn.ui.panels.panel_places import PanelPlaces
from simplenn.ui.panels.panel_window import PanelWindow
from simplenn.ui.panels.presented_panels import PresentedPanels
from simplenn.ui.panels.window_switch import WindowSwitch
from simplenn.ui.size import column
from simplenn.ui.widgets.call_after_paint import call_after_paint

if TYPE_CHECKING:
    from simplenn.ui.panels.panel_list import PanelSpec, RowSpec

_LOWEST: Final = 160
"""Pixels, at any size of the letters."""

_PUT_ASIDE: Final = "A presentation shows the plots alone; leave it to see the panels below."

_CLOSED: Final = "“{title}” is closed; the menu View opens it again."

_OPENED: Final = "“{title}” is open."

_NO_PANEL: Final = "Click into a panel first, or choose one in the menu View."


class PanelArea(QWidget):
    """Shows the panels of the list PANELS, each in its row of the list ROWS.

    Where the window is too low for all rows, those with plots scroll. The panels are built after
    the first painting, so that the window need not wait for NumPy and pyqtgraph.

    Signals:
        opened: The panels are there.
        window_made (PanelWindow): A panel will be shown in this window, for the first time.
    """

    opened = Signal()
    window_made = Signal(PanelWindow)

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._frames: dict[str, PanelFrame] = {}
        self._windows: dict[str, WindowSwitch] = {}
        self._arrangement: Arrangement | None = None
        model.shown.numbers_requested.connect(partial(self.reveal, "numbers_panel"))
        self._is_opened = False
        self._given_up = False
        self._places = PanelPlaces(self)
        layout = column(self)
        self._presented = PresentedPanels(layout, self.show_only, self._places, self._frames, model)

    @property
    def toggles(self) -> list[QAction]:
        """One checkable action for each panel that can be opened, for the View menu."""
        return [frame.switch for frame in self._switched()]

    @property
    def window_switches(self) -> list[QAction]:
        """One checkable action for each panel, that puts it into a window of its own and back."""
        return [switch.action for switch in self._windows.values()]

    def minimumSizeHint(self) -> QSize:
        """As narrow as its panels allow; as low as anybody likes."""
        return QSize(self._places.minimumSizeHint().width(), _LOWEST)

    @property
    def panels(self) -> list[tuple[str, QWidget]]:
        """The panels that are open, each with its title."""
        return [
            (frame.title, frame.panel)
            for frame in self._switched()
            if frame.is_open and not frame.is_hidden_by_lesson
        ]

    def panel(self, name: str) -> QWidget | None:
        """The panel with an object name, or None before it is built."""
        frame = self._frames.get(name)
        return None if frame is None else frame.panel

    @property
    def open_names(self) -> tuple[str, ...] | None:
        """The object names of the panels that are open, or None before they are built."""
        if not self._is_opened:
            return None
        return tuple(frame.spec.name for frame in self._switched() if frame.is_open)

    @property
    def came_by_themselves(self) -> tuple[str, ...]:
        """The names of those that are open, but that nobody has opened."""
        return tuple(frame.spec.name for frame in self._switched() if frame.came_by_itself)

    def set_open(self, names: Collection[str] | None, came: Collection[str] | None = None) -> None:
        """Open these panels and close all others; None changes nothing.

        Args:
            names: Those of panels that there are not, perhaps of another version, are left out.
            came: Those of them that count as come by themselves; None for those that do now.
        """
        if names is None:
            return
        if not self._is_opened:
            once = Qt.ConnectionType.SingleShotConnection
            self.opened.connect(partial(self.set_open, names, came), once)
        fronts = [place.front for place in self._places.tabs]
        by_themselves = self.came_by_themselves if came is None else came
        for frame in self._switched():
            name = frame.spec.name
            frame.set_open(name in names, by_itself=name in by_themselves)
        for place in self._places.tabs:
            place.bring_to_front(fronts)

    @property
    def arrangement(self) -> Arrangement:
        """Where everything is now. What has come by itself does not count as open."""
        frames, tabs = self._switched(), self._places.tabs
        return Arrangement(
            open=tuple(f.spec.name for f in frames if f.is_open and not f.came_by_itself),
            in_windows=tuple(name for name, it in self._windows.items() if it.action.isChecked()),
            tabs=tuple(name for place in tabs for name in place.names),
            fronts=tuple(place.front for place in tabs),
        )

    def arrange(self, arrangement: Arrangement) -> None:
        """Put everything where it was; panels that are not built yet, as soon as they are."""
        self._arrangement = arrangement
        for frame in self._frames.values():
            self._arrange_one(frame)
        for place in self._places.tabs:
            place.put_in_order(arrangement.tabs)
            place.bring_to_front(arrangement.fronts)

    def reset(self) -> None:
        """Put everything where it is at first; open is also what has come by itself."""
        wanted = (frame for frame in self._switched() if frame.spec.open or frame.has_come)
        names = tuple(frame.spec.name for frame in wanted)
        self.arrange(Arrangement(open=names, tabs=tuple(self._frames)))
        self._places.reset()

    def close_focused(self) -> None:
        """Close the panel that has the focus; one that is in a window of its own goes back."""
        if frame := self._focused():
            switch = self._windows[frame.spec.name].action
            if switch.isChecked():
                switch.setChecked(False)
            else:
                frame.close_panel()
                self._model.told.emit(_CLOSED.format(title=frame.title))

    def move_focused(self) -> None:
        """Put the panel that has the focus into a window of its own, or back."""
        if frame := self._focused():
            self._windows[frame.spec.name].action.toggle()

    def reveal(self, name: str, *_asked: object) -> None:
        """Open a panel and bring it to the front; or say that a lesson hides it."""
        frame = self._frames.get(name)
        if frame is None:
            return
        if frame.is_hidden_by_lesson:
            self._model.told.emit(self._model.restrictions.why_hidden)
        elif self._presented.puts_aside(name):
            self._model.told.emit(_PUT_ASIDE)
        frame.switch.setChecked(True)
        for place in self._places.tabs:
            place.bring_to_front((name,))

    def favour(self, name: str | None) -> None:
        """Give a panel more room for now, and all that there is for a class; None for none."""
        self._presented.favour(name)
        self._places.favour_row(None if name is None else self._frames[name].spec.row)

    def show_only(self, names: Collection[str] | None) -> None:
        """Show only these of the panels that are open, for now; None gives everything back."""
        for frame in self._frames.values():
            frame.show_only(names)

    def present(self, on: bool) -> None:
        """Arrange the panels for a presentation, or as they were before."""
        self._presented.set_on(on)

    def open_all(self) -> None:
        """Build the panels, if they are not there yet, and show those that are open at first."""
        if self._is_opened or self._given_up:
            return
        self._build(panel_specs())
        self._is_opened = True
        if self._arrangement is not None:
            self.arrange(self._arrangement)
        for switch in self._windows.values():
            switch.get_ready()
        self.opened.emit()

    def open_soon(self) -> None:
        """Build the panels down to the last that is open at first; the others after painting."""
        if self._is_opened or self._given_up:
            return
        self._places.hide()
        self._build([spec for spec in panel_specs() if spec.open and not spec.while_stepping])
        self._places.lay_out_at_first(self.size())
        self._places.show()
        # In the turn between, they are painted.
        call_after_paint(self, partial(call_after_paint, self, self.open_all))

    def give_up(self) -> None:
        """Build none any more, and never tell that they are there: the window is being closed."""
        self._given_up = True

    def hide_windows(self) -> None:
        """Hide the panels' own windows for good: the main window is closed."""
        for switch in self._windows.values():
            switch.shut_down()

    def _focused(self) -> PanelFrame | None:
        """The panel that has the focus; if there is none, say what to do."""
        focus = QApplication.focusWidget()
        for frame in self._frames.values():
            if focus is not None and (focus is frame.panel or frame.panel.isAncestorOf(focus)):
                return frame
        self._model.told.emit(_NO_PANEL)
        return None

    def _switched(self) -> list[PanelFrame]:
        """The panels that can be opened and closed, in the order of the list."""
        if not self._is_opened:
            return []
        return [frame for frame in self._frames.values() if not frame.spec.while_stepping]

    def _build(self, specs: Sequence[PanelSpec]) -> None:
        self._places.build(row_specs())
        for spec in specs:
            if spec.name not in self._frames:
                self._build_one(spec)
        self._places.hide_empty()

    def _build_one(self, spec: PanelSpec) -> None:
        row = self._places.row(spec.row)
        frame = self._frames[spec.name] = PanelFrame(spec, self._model, row)
        switch = self._windows[spec.name] = WindowSwitch(frame, self._model.actions.all())
        switch.window_made.connect(self.window_made)
        self._arrange_one(frame)
        self._places.add_panel(frame)
        frame.changed.connect(partial(self._places.show_changed, frame))
        frame.changed.connect(self._presented.follow)
        frame.switched.connect(partial(self._on_switched, frame))
        frame.switch.triggered.connect(partial(self._tell_switched, frame))
        if spec.opened_by is not None:
            spec.opened_by(self._model).connect(partial(self._let_come, frame))

    def _arrange_one(self, frame: PanelFrame) -> None:
        """Open it or close it, here or in a window, as it is to be; if that is known."""
        if self._arrangement is not None:
            name = frame.spec.name
            if not frame.spec.while_stepping:
                frame.switch.setChecked(name in self._arrangement.open)
            self._windows[name].action.setChecked(name in self._arrangement.in_windows)

    def _let_come(self, frame: PanelFrame) -> None:
        """Open a panel that nobody has asked for, once, if the plots can still be seen then."""
        if not frame.has_come and self._places.has_room_for(frame):
            frame.come()

    def _tell_switched(self, frame: PanelFrame) -> None:
        """Say what the menu has done: the panel may be far from where one is."""
        said = _OPENED if frame.is_open else _CLOSED
        self._model.told.emit(said.format(title=frame.title))

    def _on_switched(self, frame: PanelFrame, is_open: bool) -> None:
        """Bring a panel to the front that somebody opens; one that comes by itself waits there."""
        if is_open and not frame.came_by_itself:
            for place in self._places.tabs:
                place.bring_to_front([frame.spec.name])


def panel_specs() -> list[PanelSpec]:
    """All panels that there are, from top to bottom. Takes long when it is called first."""
    from simplenn.ui.panels.panel_list import PANELS

    return sorted(PANELS, key=lambda spec: spec.row)


def row_specs() -> tuple[RowSpec, ...]:
    """The rows that panels stand in, from top to bottom."""
    from simplenn.ui.panels.panel_list import ROWS

    return ROWS
