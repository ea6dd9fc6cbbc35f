"""The window's centre: panels in rows and tabs that can be resized, opened and closed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.panels.panel_frame import PanelFrame
from simplenn.ui.panels.panel_row import PanelRow
from simplenn.ui.panels.panel_rows import PanelRows
from simplenn.ui.panels.scrolled_rows import ScrolledRows
from simplenn.ui.panels.tabbed_panels import TabbedPanels
from simplenn.ui.widgets.call_after_paint import call_after_paint

if TYPE_CHECKING:
    from simplenn.ui.panels.panel_list import PanelSpec, RowSpec

_LOWEST: Final = 160

_Place: TypeAlias = PanelRow | TabbedPanels


class PanelArea(QWidget):
    """Shows the panels of the list PANELS, each in its row of the list ROWS.

    Where the window is too low for all rows, those with plots scroll. The panels are built after
    the first painting, so that the window need not wait for NumPy and pyqtgraph.

    Signals:
        opened: The panels are there.
    """

    opened = Signal()

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._frames: dict[str, PanelFrame] = {}
        self._places: list[_Place] = []
        self._is_opened = False
        self._given_up = False
        self._parts = PanelRows("parts", self)
        self._scrolled = ScrolledRows("rows", self._parts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._parts)

    @property
    def toggles(self) -> list[QAction]:
        """One checkable action for each panel that can be opened, for the View menu."""
        return [frame.switch for frame in self._switched()]

    def minimumSizeHint(self) -> QSize:
        """As narrow as its panels allow; as low as anybody likes."""
        return QSize(self._parts.minimumSizeHint().width(), _LOWEST)

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
    def all_names(self) -> tuple[str, ...]:
        """The object names of the panels that are built, from top to bottom."""
        return tuple(self._frames)

    @property
    def open_names(self) -> tuple[str, ...] | None:
        """The object names of the panels that are open, or None before they are built."""
        if not self._is_opened:
            return None
        return tuple(frame.spec.name for frame in self._switched() if frame.is_open)

    def set_open(self, names: Collection[str] | None) -> None:
        """Open these panels and close all others; None changes nothing.

        Names of panels that there are not, perhaps of another version, are left out.
        """
        if names is None:
            return
        if not self._is_opened:
            once = Qt.ConnectionType.SingleShotConnection
            self.opened.connect(partial(self.set_open, names), once)
        fronts = [place.currentWidget() for place in self._tabs()]
        for frame in self._switched():
            frame.switch.setChecked(frame.spec.name in names)
        for place, front in zip(self._tabs(), fronts, strict=True):
            if isinstance(front, PanelFrame):
                place.bring_to_front(front)

    def show_only(self, names: Collection[str] | None) -> None:
        """Show only these of the panels that are open, for now; None gives everything back."""
        for frame in self._frames.values():
            frame.show_only(names)

    def open_all(self) -> None:
        """Build the panels, if they are not there yet, and show those that are open at first."""
        if self._is_opened or self._given_up:
            return
        self._build(panel_specs())
        self._is_opened = True
        self.opened.emit()

    def open_soon(self) -> None:
        """Build the panels down to the last that is open at first, and the others after painting.

        From top to bottom in any case: the Tab key goes through them as they were built.
        """
        if self._is_opened or self._given_up:
            return
        specs = panel_specs()
        last = max(
            index for index, spec in enumerate(specs) if spec.open and not spec.while_stepping
        )
        self._parts.hide()
        self._build(specs[: last + 1])
        self._lay_out_once()
        self._parts.show()
        # In the turn between, they are painted.
        call_after_paint(self, partial(call_after_paint, self, self.open_all))

    def give_up(self) -> None:
        """Build none any more, and never tell that they are there: the window is being closed."""
        self._given_up = True

    def _switched(self) -> list[PanelFrame]:
        """The panels that can be opened and closed, in the order of the list."""
        if not self._is_opened:
            return []
        return [frame for frame in self._frames.values() if not frame.spec.while_stepping]

    def _tabs(self) -> list[TabbedPanels]:
        return [place for place in self._places if isinstance(place, TabbedPanels)]

    def _build(self, specs: Sequence[PanelSpec]) -> None:
        if not self._places:
            self._build_rows(row_specs())
        for spec in specs:
            if spec.name not in self._frames:
                self._frames[spec.name] = self._build_one(spec)
        self._hide_empty_rows()

    def _build_rows(self, rows: Sequence[RowSpec]) -> None:
        scrolled = [spec.share for spec in rows if spec.scrolls]
        self._parts.add(self._scrolled, sum(scrolled))
        for number, spec in enumerate(rows):
            above = self._scrolled.rows if spec.scrolls else self._parts
            place = TabbedPanels(number, above) if spec.tabs else PanelRow(number, above)
            above.add(place, spec.share)
            self._places.append(place)

    def _lay_out_once(self) -> None:
        """Give hidden panels their places: nothing is moved again when they are shown."""
        self._parts.resize(self.size().expandedTo(self._parts.minimumSizeHint()))
        self._share_out()
        for place in self._places:
            if isinstance(place, PanelRow):
                place.share_out_evenly()

    def _build_one(self, spec: PanelSpec) -> PanelFrame:
        place = self._places[spec.row]
        frame = PanelFrame(spec, self._model, place)
        place.add(frame)
        frame.seen_changed.connect(partial(self._on_seen_changed, place, frame))
        frame.switched.connect(partial(self._on_switched, place, frame))
        if spec.while_stepping:
            self._scrolled.keep_in_view(frame)
        return frame

    def _on_seen_changed(self, place: _Place, frame: PanelFrame) -> None:
        """Show or hide a panel; the other rows keep their proportions."""
        place.show_seen(frame)
        self._hide_empty_rows()
        self._share_out()

    def _on_switched(self, place: _Place, frame: PanelFrame, is_open: bool) -> None:
        """Bring a panel to the front that somebody opens; one that comes by itself waits there."""
        if is_open and not frame.came_by_itself and isinstance(place, TabbedPanels):
            place.bring_to_front(frame)

    def _hide_empty_rows(self) -> None:
        self._scrolled.rows.hide_empty_rows()
        self._parts.hide_empty_rows()
        self._scrolled.lay_out_now()

    def _share_out(self) -> None:
        self._parts.share_out()
        self._scrolled.rows.share_out()


def panel_specs() -> list[PanelSpec]:
    """All panels that there are, from top to bottom. Takes long when it is called first."""
    from simplenn.ui.panels.panel_list import PANELS

    return sorted(PANELS, key=lambda spec: spec.row)


def row_specs() -> tuple[RowSpec, ...]:
    """The rows that panels stand in, from top to bottom."""
    from simplenn.ui.panels.panel_list import ROWS

    return ROWS
