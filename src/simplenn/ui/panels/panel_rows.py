"""Rows of panels, one below the other."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from simplenn.ui.panels.panel_frame import PanelFrame
from simplenn.ui.widgets.accessible_roles import speak_of_borders

_FAVOUR: Final = 2.5
"""How many times as high as otherwise a row is that is favoured for now."""


class PanelRows(QSplitter):
    """Shares its height out between rows; one with nothing to be seen in it has none.

    A row has a share of the height, which a person changes with the handles. It keeps it while it
    cannot be seen, so that everything is as high as it was when it comes back.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName(name)
        self.setChildrenCollapsible(False)
        self._rows: list[QWidget] = []
        self._shares: list[float] = []
        self._at_first: list[float] = []
        self._favoured: QWidget | None = None
        self.splitterMoved.connect(self.learn_shares)

    def add(self, row: QWidget, share: int) -> None:
        """Add a row at the lower end.

        Args:
            row: What frames of panels are in.
            share: What it has of the height, in proportion to others. With 0 it gets what it
                would like, and no more.
        """
        self.addWidget(row)
        speak_of_borders(self)
        self.setStretchFactor(self.count() - 1, share)
        self._rows.append(row)
        self._shares.append(share)
        self._at_first.append(share)

    def hide_empty_rows(self) -> None:
        """Hide rows and handles at once, and not later as Qt does: heights set next are kept."""
        above = False
        for number, row in enumerate(self._rows):
            visible = self.has_place(row)
            row.setVisible(visible)
            self.handle(number).setVisible(visible and above)
            above = above or visible

    def has_place(self, row: QWidget) -> bool:
        """Whether there is something to be seen in a row."""
        return any(frame.is_here for frame in row.findChildren(PanelFrame))

    @property
    def has_shares(self) -> bool:
        """Whether one of the rows that can be seen takes all the height that it can get."""
        return any(self._shares_now())

    def favour(self, row: QWidget | None) -> None:
        """Give a row more of the height for now than it has otherwise; None for none."""
        self._favoured = row

    def share_out(self) -> None:
        """Give each row its share of the height; where none has one, the highest gets the rest."""
        shares = self._shares_now()
        heights = [
            0 if share or row.isHidden() else row.sizeHint().height()
            for row, share in zip(self._rows, shares, strict=True)
        ]
        rest, total = max(self.height() - sum(heights), 0), sum(shares)
        if total:
            heights = [
                round(rest * share / total) if share else height
                for share, height in zip(shares, heights, strict=True)
            ]
        elif heights:
            heights[heights.index(max(heights))] += rest
        self.setSizes(heights)

    def _shares_now(self) -> list[float]:
        """The rows' shares without those that cannot be seen, or cannot use more height."""
        return [
            0.0 if row.isHidden() or not _can_grow(row) else share * self._favour_of(row)
            for row, share in zip(self._rows, self._shares, strict=True)
        ]

    def _favour_of(self, row: QWidget) -> float:
        return _FAVOUR if row is self._favoured else 1.0

    def learn_shares(self) -> None:
        """Take the heights that the rows have as their shares from now on."""
        seen = [number for number, share in enumerate(self._shares_now()) if share]
        heights = [
            round(height / self._favour_of(row))
            for height, row in zip(self.sizes(), self._rows, strict=True)
        ]
        together = sum(self._shares[number] for number in seen)
        height = sum(heights[number] for number in seen)
        for number in seen:
            self._shares[number] = max(heights[number], 1) * together / max(height, 1)

    def forget_shares(self) -> None:
        """Give all rows the shares again that they had at first."""
        self._shares = [*self._at_first]


def _can_grow(row: QWidget) -> bool:
    """Whether a row can use more height: not if all that it has are rows that cannot."""
    inner = row.findChild(PanelRows)
    return inner is None or inner.has_shares
