"""The line above the table that leads from page to page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from simplenn.ui.panels.numbers.numbers_table_model import PAGE, NumbersTableModel
from simplenn.ui.size import space


class PageBar(QWidget):
    """Says which epochs the page shows; it is there only where there is more than one page."""

    def __init__(self, rows: NumbersTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self._words = QLabel(self)
        self._words.setObjectName("page_label")
        self._earlier = self._button("earlier_page_button", "Earlier", -1)
        self._later = self._button("later_page_button", "Later", 1)
        layout = QHBoxLayout(self)
        space(layout, self, (16, 0, 16, 8), 8)
        layout.addWidget(self._words, stretch=1)
        layout.addWidget(self._earlier)
        layout.addWidget(self._later)
        rows.modelReset.connect(self._show)
        rows.rowsInserted.connect(self._show)
        rows.rowsRemoved.connect(self._show)
        self._show()

    def _button(self, name: str, text: str, by: int) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(f"{text} epochs")
        button.setToolTip(f"Show {PAGE:,} {text.lower()} epochs. “Jump to” leads to any of them.")
        button.clicked.connect(lambda: self._rows.show_page(self._rows.page + by))
        return button

    def _show(self) -> None:
        page, last, rows = self._rows.page, self._rows.last_page, self._rows.rowCount()
        self.setVisible(last > 0)
        self._words.setText(f"Epochs {page * PAGE + 1:,} to {page * PAGE + rows:,}")
        self._earlier.setEnabled(page > 0)
        self._later.setEnabled(page < last)
