"""The card in an empty window that offers a lesson to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from simplenn.ui.lessons.shipped import shipped_lessons
from simplenn.ui.model.preferences import Preferences
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.size import space
from simplenn.ui.widgets.card import Card
from simplenn.ui.widgets.wrapping_labels import WrappingLabel

if TYPE_CHECKING:
    from simplenn.core.lesson.progress import Place

_NEW_HERE: Final = "New here? Ten short lessons lead from one epoch by hand to any alpha."
_IN_THE_MIDDLE: Final = "You are in the middle of the lessons."


class StartCard(Card):
    """Is there until something was trained, a lesson begun, or the person wants none.

    Who is in the middle of the lessons can go on there. In a presentation, it is put aside.

    Signals:
        lesson_requested (Path, int): A lesson is to be opened on a page.
    """

    lesson_requested = Signal(object, int)

    def __init__(
        self,
        model: WindowModel,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.setObjectName("start_card")
        self._text = WrappingLabel(1, self)
        self._go_on = self._button("go_on_lesson", "", "Open it where you left it.")
        self._begin = self._button("begin_lesson", "", "Open the first lesson. Leave it any time.")
        away = self._button("no_lesson", "No, thanks", "Put this away for good. The lessons stay.")
        self._go_on.clicked.connect(self._ask_to_go_on)
        self._begin.clicked.connect(lambda: self.lesson_requested.emit(shipped_lessons()[0], 1))
        away.clicked.connect(self._put_away)
        layout = QHBoxLayout(self)
        space(layout, self, (16, 8, 16, 8), 8)
        layout.addWidget(self._text, stretch=1)
        for button in (self._go_on, self._begin, away):
            layout.addWidget(button)
        place = _place(preferences)
        self._place = None if place is None else _shipped(place)
        self._say_where()
        has_done_all = place is not None and not place.lesson
        is_wanted = preferences.wants_start_card and not has_done_all
        self._is_over = not is_wanted or bool(model.runs.records)
        self._presentation = model.actions["presentation_action"]
        self._presentation.toggled.connect(self._show_or_hide)
        model.runs.inserted.connect(self.be_over)
        self._show_or_hide()

    def be_over(self) -> None:
        """Go, and do not come back."""
        self._is_over = True
        self._show_or_hide()

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"{name}_button")
        button.setToolTip(tip)
        return button

    def _say_where(self) -> None:
        """Offer to begin, or to go on."""
        self._go_on.setVisible(self._place is not None)
        if self._place is None:
            self._text.setText(_NEW_HERE)
            self._begin.setText("Begin here")
        else:
            path, page = self._place
            number = shipped_lessons().index(path) + 1
            self._text.setText(_IN_THE_MIDDLE)
            self._go_on.setText(f"Go on with lesson {number}, page {page}")
            self._begin.setText("Begin with lesson 1")

    def _ask_to_go_on(self) -> None:
        if self._place is not None:
            self.lesson_requested.emit(*self._place)

    def _put_away(self) -> None:
        self._preferences.put_start_card_away()
        self.be_over()

    def _show_or_hide(self) -> None:
        self.setHidden(self._is_over or self._presentation.isChecked())


def _place(preferences: Preferences) -> Place | None:
    if not preferences.lesson_progress:
        return None
    from simplenn.core.lesson.progress import place_from_text  # here: a first start needs it not

    return place_from_text(preferences.lesson_progress)


def _shipped(place: Place) -> tuple[Path, int] | None:
    """The lesson's file and its page, or None where there is no such lesson."""
    found = [path for path in shipped_lessons() if path.stem == place.lesson]
    return (found[0], place.page) if found else None
