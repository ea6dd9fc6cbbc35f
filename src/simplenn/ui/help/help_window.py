"""Help: how to begin, the words, and the keys."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QMainWindow,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from simplenn.ui.help import help_pages
from simplenn.ui.help.keys import has_own_keys
from simplenn.ui.size import follow_size, px, space, window_size
from simplenn.ui.style.theme import Theme

_READABLE: Final = (
    Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class HelpPart(Enum):
    """A part of the help; the value is what links to it are called."""

    BEGINNING = "beginning"
    WORDS = "words"
    KEYS = "keys"


_TITLES: Final = {
    HelpPart.BEGINNING: "&How to begin",
    HelpPart.WORDS: "The &words",
    HelpPart.KEYS: "The &keys",
}


class HelpWindow(QDialog):
    """Stands beside the window that it is about, and follows what can be done in that.

    There is one for each window; closed, it waits to be shown again.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._place: QWidget = window
        self._pages: dict[HelpPart, QTextBrowser] = {}
        self.setObjectName("help_window")
        self.setWindowTitle("Help for SimpleNN")
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._pages = {part: self._page(part) for part in HelpPart}
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        space(layout, self, (16, 16, 16, 16), 16)
        layout.addWidget(self._tabs, stretch=1)
        layout.addWidget(buttons)
        self.resize(window_size(self, 640, 640))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        self._follow_focus(None, QApplication.focusWidget())

    @property
    def usual_part(self) -> HelpPart:
        """What to show where a person has not asked for a certain part."""
        own_keys = has_own_keys(self._window, self._place)
        return HelpPart.KEYS if own_keys else HelpPart.BEGINNING

    def show_part(self, part: HelpPart) -> None:
        """Show a part from its beginning, with the keyboard in it."""
        self._write()
        page = self._pages[part]
        self._tabs.setCurrentWidget(page)
        page.moveCursor(page.textCursor().MoveOperation.Start)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        """Say what is true now: the person may have gone elsewhere in the window meanwhile."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ActivationChange, QEvent.Type.PaletteChange):
            self._write()

    def _page(self, part: HelpPart) -> QTextBrowser:
        page = QTextBrowser(self)
        page.setObjectName(f"help_{part.value}")
        page.setAccessibleName(_TITLES[part].replace("&", ""))
        page.setOpenLinks(False)
        page.setTextInteractionFlags(_READABLE)
        page.setFrameShape(QTextBrowser.Shape.NoFrame)
        follow_size(page, lambda: page.document().setDocumentMargin(px(page, 12)))
        page.anchorClicked.connect(self._follow)
        self._tabs.addTab(page, _TITLES[part])
        return page

    def _write(self) -> None:
        window = self._window
        texts = {
            HelpPart.BEGINNING: help_pages.beginning(window),
            HelpPart.WORDS: help_pages.words(Theme.of(self.palette())),
            HelpPart.KEYS: help_pages.keys(window, self._place),
        }
        for part, page in self._pages.items():
            text = texts[part]
            if page.property("shown") != text:  # what is selected stays where nothing is new
                page.setProperty("shown", text)
                page.setHtml(text)

    def _follow_focus(self, _before: QWidget | None, focus: QWidget | None) -> None:
        """Remember in which window the person is: the main one, or one that a panel has."""
        if focus is not None:
            place = focus.window()
            is_panels = place.parent() is self._window and not isinstance(place, QDialog)
            if place is self._window or is_panels:
                self._place = place

    def _follow(self, link: QUrl) -> None:
        self.show_part(HelpPart(link.toString()))


def show_help(window: QMainWindow, part: HelpPart | None = None) -> HelpWindow:
    """Open the help of a window, or bring it to the front.

    Args:
        window: What it is about.
        part: What to show; None for the keys where something goes on, or has the focus, that has
            keys of its own, and otherwise for how to begin.
    """
    found = window.findChild(QWidget, "help_window")
    help_window = found if isinstance(found, HelpWindow) else HelpWindow(window)
    help_window.show_part(part or help_window.usual_part)
    return help_window
