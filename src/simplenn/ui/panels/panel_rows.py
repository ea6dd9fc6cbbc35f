"""Rows of panels, one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from simplenn.ui.panels.panel_frame import PanelFrame


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
        self.splitterMoved.connect(self.learn_shares)

    def add(self, row: QWidget, share: int) -> None:
        """Add a row at the lower end.

        Args:
            row: What frames of panels are in.
            share: What it has of the height, in proportion to others. With 0 it gets what it
                would like, and no more.
        """
        self.addWidget(row)
        self.setStretchFactor(self.count() - 1, share)
        self._rows.append(row)
        self._shares.append(share)
        self._at_first.append(share)

    def hide_empty_rows(self) -> None:
        """Hide rows and handles at once, and not later as Qt does: heights set next are kept."""
        above = False
        for number, row in enumerate(self._rows):
            visible = any(frame.is_seen for frame in row.findChildren(PanelFrame))
            row.setVisible(visible)
            self.handle(number).setVisible(visible and above)
            above = above or visible

    def share_out(self) -> None:
        """Give each row its share of the height."""
        there = [not row.isHidden() for row in self._rows]
        shares = [share if seen else 0.0 for share, seen in zip(self._shares, there, strict=True)]
        fixed = [
            row.sizeHint().height() if seen and not share else 0
            for row, seen, share in zip(self._rows, there, shares, strict=True)
        ]
        rest, total = max(self.height() - sum(fixed), 0), sum(shares) or 1.0
        self.setSizes(
            [
                round(rest * share / total) if share else height
                for share, height in zip(shares, fixed, strict=True)
            ]
        )

    def learn_shares(self) -> None:
        """Take the heights that the rows have as their shares from now on."""
        seen = [n for n, row in enumerate(self._rows) if self._shares[n] and not row.isHidden()]
        heights = self.sizes()
        together, height = sum(self._shares[n] for n in seen), sum(heights[n] for n in seen)
        for n in seen:
            self._shares[n] = max(heights[n], 1) * together / max(height, 1)

    def forget_shares(self) -> None:
        """Give all rows the shares again that they had at first."""
        self._shares = [*self._at_first]
