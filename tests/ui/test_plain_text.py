"""What other people have written is shown letter by letter, and never as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QTextDocumentFragment
from PySide6.QtGui import Qt as RichText
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QMessageBox,
    QProgressDialog,
    QTableView,
    QToolButton,
    QWidget,
)
from tests.ui.dialogs import dialog, until_idle
from tests.ui.hands import Hands

from simplenn.core.errors import CancelledError
from simplenn.core.run_style import RUN_STYLES
from simplenn.core.session import ProgressCallback, SavedRun, Session, Stretch
from simplenn.core.session_file import write_session
from simplenn.core.setup import ARTICLE
from simplenn.ui.errors.error_dialog import show_failure

pytestmark = pytest.mark.shared_window

NAMES = ("<img src=x>", "<b>bold</b>", "&lt;i>", "<a href='x'>click</a>", "<!-- gone -->")


def labels(widget: QWidget) -> Iterator[tuple[QWidget, str, bool]]:
    """Every text of a label, and whether it would be taken for HTML."""
    for label in widget.findChildren(QLabel):
        is_auto = label.textFormat() is Qt.TextFormat.AutoText
        yield label, label.text(), is_auto and RichText.mightBeRichText(label.text())


def tool_tips(widget: QWidget) -> Iterator[tuple[object, str]]:
    for each in [widget, *widget.findChildren(QWidget)]:
        yield each, each.toolTip()
    for action in widget.findChildren(QAction):
        yield action, action.toolTip()
    for view in widget.findChildren(QAbstractItemView):
        if view.model() is not None:
            for index in first_cells(view.model()):
                yield view, str(index.data(Qt.ItemDataRole.ToolTipRole) or "")


def first_cells(model: QAbstractItemModel) -> Iterator[QModelIndex]:
    for row in range(min(model.rowCount(), 8)):
        for column in range(model.columnCount()):
            yield model.index(row, column)


def as_read(tool_tip: str) -> str:
    """What a person reads in a tool tip, which Qt may take for HTML."""
    if not RichText.mightBeRichText(tool_tip):
        return tool_tip
    return QTextDocumentFragment.fromHtml(tool_tip).toPlainText()


def check(widget: QWidget, name: str) -> list[str]:
    """Check every text in a widget; gives the classes of those that show the name."""
    shown = []
    for label, text, is_rich in labels(widget):
        if name in text:
            shown.append(type(label).__name__)
            assert not is_rich, f"{label} renders {text}"
    for owner, tool_tip in tool_tips(widget):
        if name in tool_tip or name in as_read(tool_tip):
            shown.append("tool tip")
            assert name in as_read(tool_tip), f"the tool tip of {owner} renders {tool_tip}"
    for text_item in texts_in_plots(widget):
        assert text_item.toHtml().count("<img") == 0, text_item.toPlainText()
    return shown


def texts_in_plots(widget: QWidget) -> Iterator[pg.QtWidgets.QGraphicsTextItem]:
    for view in widget.findChildren(pg.GraphicsView):
        for item in view.scene().items():
            if isinstance(item, pg.QtWidgets.QGraphicsTextItem):
                yield item


@pytest.fixture
def opened(hands: Hands, tmp_path: Path) -> Hands:
    """A window with everything open that shows a session of somebody else."""
    runs = [
        SavedRun(number, name, (Stretch(ARTICLE),) * 2, RUN_STYLES[number], visible=True)
        for number, name in enumerate(NAMES, start=1)
    ]
    path = tmp_path / "<img src=x>.simplenn"
    write_session(path, Session(ARTICLE, tuple(runs), current=1))
    for toggle in hands.window.panels.toggles:
        toggle.setChecked(True)
    hands.window.files.open_path(path)
    until_idle(hands)
    return hands


def test_everything_in_the_window(opened: Hands) -> None:
    opened.window.resize(1900, 1000)
    table = opened.find(QTableView, "runs_table")
    for row, name in enumerate(NAMES):
        opened.window.model.runs.make_current(row + 1)
        shown = check(opened.window, name)
        assert "tool tip" in shown, "the table of runs has it"
        table.setFocus()
        table.selectRow(row)
        opened.find(QToolButton, "run_load_button").click()
        assert "StatusLabel" in check(opened.window, name)
        opened.window.model.toggle_stepping()
        check(opened.window, name)
        opened.window.model.toggle_stepping()


def test_dialogs(opened: Hands, tmp_path: Path) -> None:
    for name in NAMES:
        box = show_failure(opened.window, f"{name} failed.", name)
        check(box, name)
        box.accept()
    opened.window.files.open_path(tmp_path / "<b>no")
    box = dialog(opened, QMessageBox, "notice_dialog")
    assert check(box, "<b>no") == ["QLabel"]
    box.accept()


def test_progress(hands: Hands) -> None:
    hands.window._tasks.run(f"Opening {NAMES[0]}…", 1, until_cancelled, lambda _: None)
    bar = hands.find(QProgressDialog)
    assert check(bar, NAMES[0]) == ["QLabel"]
    hands.window._tasks.shut_down()


def until_cancelled(progress: ProgressCallback) -> None:
    while progress(0):
        pass
    raise CancelledError
