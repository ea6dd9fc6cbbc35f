"""The places that panels stand in: rows that scroll together, and tabs below them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from simplenn.ui.panels.panel_frame import PanelFrame
from simplenn.ui.panels.panel_row import PanelRow
from simplenn.ui.panels.panel_rows import PanelRows
from simplenn.ui.panels.scrolled_rows import ScrolledRows
from simplenn.ui.panels.tabbed_panels import TabbedPanels
from simplenn.ui.size import px, share_out_with_size
from simplenn.ui.widgets.call_after_paint import call_after_paint

if TYPE_CHECKING:
    from simplenn.ui.panels.panel_list import RowSpec

_LEAST_OF_PLOTS: Final = 96
"""Pixels at 100 % of the rows that scroll, above tabs."""

Place: TypeAlias = PanelRow | TabbedPanels


class PanelPlaces(PanelRows):
    """Has a place for each row of the list ROWS, and shares the height out between them.

    Where it is too low for the plots above the tabs, as in very large letters, the tabs have all of
    it, since somebody has opened them; while somebody steps through, what is above has it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("parts", parent)
        self._was_too_low = False
        self._places: list[Place] = []
        self._scrolled = ScrolledRows("rows", self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notice that there is room for both parts, or no more."""
        super().resizeEvent(event)
        if self._is_too_low() != self._was_too_low:
            self._lay_out_anew()

    def has_place(self, row: QWidget) -> bool:
        """Whether a part is to be seen."""
        if not super().has_place(row) or not self._was_too_low:
            return super().has_place(row)
        return (row is self._scrolled) is self._steps_through()

    @property
    def tabs(self) -> list[TabbedPanels]:
        """The places whose panels are tabs."""
        return [place for place in self._places if isinstance(place, TabbedPanels)]

    def build(self, rows: Sequence[RowSpec]) -> None:
        """Make the places, unless they are there."""
        if self._places:
            return
        self.add(self._scrolled, sum(spec.share for spec in rows if spec.scrolls))
        for number, spec in enumerate(rows):
            around = self._scrolled.rows if spec.scrolls else self
            place = TabbedPanels(number, around) if spec.tabs else PanelRow(number, around)
            around.add(place, spec.share)
            self._places.append(place)
        share_out_with_size(self, self._lay_out_anew)

    def row(self, number: int) -> QWidget:
        """What the panels of a row are in."""
        return self._places[number]

    def add_panel(self, frame: PanelFrame) -> None:
        """Add a panel on the right of its row."""
        self._places[frame.spec.row].add(frame)
        if frame.spec.while_stepping:
            self._scrolled.keep_in_view(frame)

    def has_room_for(self, frame: PanelFrame) -> bool:
        """Whether a panel can be added below the others without having them scroll."""
        if not self.isVisible() or any(place.front for place in self.tabs if place.isVisible()):
            return True
        needed = self._scrolled.rows.minimumSizeHint().height() + frame.minimumSizeHint().height()
        return needed <= self.height()

    def show_changed(self, frame: PanelFrame) -> None:
        """Show a panel or hide it, as it is to be now; the rows keep their proportions."""
        self._places[frame.spec.row].show_changed(frame)
        self._lay_out_anew()

    def hide_empty(self) -> None:
        """Hide the rows in which there is nothing to be seen."""
        self._was_too_low = self._is_too_low()
        self._scrolled.rows.hide_empty_rows()
        self.hide_empty_rows()
        self._scrolled.lay_out_now()

    def share_out_all(self) -> None:
        """Give each row its share of the height."""
        self.share_out()
        self._scrolled.rows.share_out()

    def lay_out_at_first(self, size: QSize) -> None:
        """Give hidden panels their places: nothing is moved again when they are shown."""
        self.resize(size.expandedTo(self.minimumSizeHint()))
        self.share_out_all()
        self._share_out_rows()

    def favour_row(self, row: int | None) -> None:
        """Give a row more height for now, as where something is drawn into it; None for none."""
        place = None if row is None else self._places[row]
        self._scrolled.rows.favour(place)
        self._scrolled.rows.share_out()
        if place is not None:
            show = partial(self._scrolled.ensureWidgetVisible, place, 0, 0)
            call_after_paint(place, show)  # when it has its height

    def reset(self) -> None:
        """Give everything the size that it has at first."""
        for rows in (self, self._scrolled.rows):
            rows.forget_shares()
        self.share_out_all()
        self._share_out_rows()

    def set_stacked(self, stacked: bool) -> None:
        """Have panels of a row below each other, each as high as the others, or side by side."""
        for place in self._places:
            if isinstance(place, PanelRow):
                place.set_stacked(stacked)
        if stacked:
            counts = [len(place.seen) for place in self._places if isinstance(place, PanelRow)]
            height = self._scrolled.rows.height() // max(sum(counts), 1)
            self._scrolled.rows.setSizes([height * count for count in counts])
        else:
            self.share_out_all()

    def _is_too_low(self) -> bool:
        """Whether there is no room for both parts."""
        parts = [self._scrolled, *self.tabs]
        seen = [part for part in parts if PanelRows.has_place(self, part)]
        needed = {part: part.minimumSizeHint().height() for part in seen}
        if len(seen) > 1:  # a strip of the plots with nothing in it but bars to scroll is no use
            needed[self._scrolled] = max(needed[self._scrolled], px(self, _LEAST_OF_PLOTS))
        return sum(needed.values()) > self.height()

    def _steps_through(self) -> bool:
        frames = self._scrolled.findChildren(PanelFrame)
        return any(frame.spec.while_stepping and frame.is_here for frame in frames)

    def _lay_out_anew(self) -> None:
        self.hide_empty()
        self.share_out_all()

    def _share_out_rows(self) -> None:
        for place in self._places:
            if isinstance(place, PanelRow):
                place.share_out_evenly()
