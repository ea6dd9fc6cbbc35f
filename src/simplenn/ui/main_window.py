"""The window: it joins the side column, the panels, the menus and the status line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from simplenn.core.setup import Setup
from simplenn.ui.about import show_about
from simplenn.ui.actions import TrainingActions
from simplenn.ui.advice_card import AdviceCard
from simplenn.ui.error_dialog import show_failure
from simplenn.ui.model import ARTICLE, WindowModel
from simplenn.ui.panel_area import PanelArea
from simplenn.ui.side.column import SideColumn
from simplenn.ui.status import StatusLabel


class MainWindow(QMainWindow):
    """SimpleNN's window. Closing it ends training at once.

    The panels come a moment after the first painting, so that the window is there at once;
    whoever cannot wait calls `panels.open_all()`.

    Attributes:
        model: What all parts of the window share.
        panels: The window's centre.
    """

    def __init__(self, setup: Setup = ARTICLE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self.setWindowTitle("SimpleNN")
        self.model = WindowModel(setup, self)
        self.panels = PanelArea(self.model, self)
        self._training = TrainingActions(self.model, self)
        self._painted = False
        self.setCentralWidget(self._build_body())
        self._build_menus()
        self.resize(1280, 800)
        self.model.trainer.failed.connect(self._on_failed)

    def event(self, event: QEvent) -> bool:
        """Open the panels after the first painting."""
        handled = super().event(event)
        if event.type() is QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.panels.open_all)
        return handled

    def closeEvent(self, event: QCloseEvent) -> None:
        """End training and stepping, then close."""
        self.model.auto_step.set_on(False)
        self.model.trainer.stop()
        super().closeEvent(event)

    def _build_body(self) -> QWidget:
        columns = QSplitter(Qt.Orientation.Horizontal, self)
        columns.addWidget(SideColumn(self.model, self._training, columns))
        columns.addWidget(self._build_centre(columns))
        columns.setStretchFactor(1, 1)
        columns.setChildrenCollapsible(False)
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(columns, stretch=1)
        layout.addWidget(StatusLabel(self.model, body))
        return body

    def _build_centre(self, parent: QWidget) -> QWidget:
        centre = QWidget(parent)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(AdviceCard(self.model, centre))
        layout.addWidget(self.panels, stretch=1)
        return centre

    def _build_menus(self) -> None:
        bar = self.menuBar()
        file = bar.addMenu("&File")
        file.addAction(self._action("&Quit", self.close, "Ctrl+Q"))
        bar.addMenu("&Edit").addActions(self.model.edits.actions(self))
        run = bar.addMenu("&Run")
        run.addActions(self._training.all())
        run.addSeparator()
        run.addAction(self._action("The article's &numbers", self._take_article_numbers))
        self.model.demo_actions.fill(bar.addMenu("De&mo"))
        view = bar.addMenu("&View")
        self.panels.opened.connect(lambda: view.addActions(self.panels.toggles))
        help_ = bar.addMenu("&Help")
        help_.addAction(self._action("&About SimpleNN", self._show_about))

    def _action(self, text: str, do: Callable[[], object], shortcut: str = "") -> QAction:
        action = QAction(text, self)
        action.setShortcut(shortcut)
        action.triggered.connect(do)
        return action

    def _take_article_numbers(self) -> None:
        self.model.set_setup(ARTICLE)

    def _show_about(self) -> None:
        show_about(self)

    def _on_failed(self, details: str) -> None:
        show_failure(self, "Training ended unexpectedly.", details)
