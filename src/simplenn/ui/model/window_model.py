"""What all panels of a window share."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from simplenn.core.lesson.page_setup import Hidden
from simplenn.core.setup import ARTICLE, Setup
from simplenn.engine.trainer import Trainer
from simplenn.ui.model.action_states import ActionStates
from simplenn.ui.model.actions_and_shortcuts import WINDOW_ACTIONS, Actions
from simplenn.ui.model.lesson_restrictions import Restrictions
from simplenn.ui.model.plot_choices import PlotChoices
from simplenn.ui.model.runs import Runs
from simplenn.ui.model.shown_moment import ShownMoment
from simplenn.ui.model.stepping import Stepping
from simplenn.ui.model.stepping_autoplay import Autoplay
from simplenn.ui.model.typed_fields import TypedFields
from simplenn.ui.model.undo import UndoHistory
from simplenn.ui.model.watched import Watched


class WindowModel(QObject):
    """The set-up being edited, and the objects that all parts of the window share.

    Attributes:
        undo_history: What can be undone.
        trainer: Does the training.
        runs: Everything that was trained.
        stepping: Takes the epochs of a run apart, step by step.
        autoplay: Goes on by itself while stepping.
        shown: The moment that all panels show.
        tolerance: How far off the prediction may be in forecasts, above 0.
        question: What the network is asked beside its input.
        log: Whether errors are shown on a logarithmic scale.
        typed_fields: Enters what is being typed before anything begins.
        plot_choices: What is to be seen in the plots.
        restrictions: What a lesson hides and locks.
        actions: What a person can do by menu, button and key.
        csv_style: The name of the CSV style that copied numbers follow.

    Signals:
        setup_changed: The set-up is another one.
        setup_loaded: All numbers will be replaced: what is being typed is not wanted any more.
        told (str): There is something to tell the person, such as why a number was refused.
    """

    setup_changed = Signal()
    setup_loaded = Signal()
    told = Signal(str)

    def __init__(self, setup: Setup = ARTICLE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_history = UndoHistory(self)
        self.trainer = Trainer(self)
        self.runs = Runs(self.trainer, self.undo_history, self)
        self.runs.refused.connect(self.told)
        self.stepping = Stepping(self.trainer, setup, self)
        self.autoplay = Autoplay(self.stepping, self)
        self.shown = ShownMoment(self.trainer, self.stepping, setup, self)
        self.tolerance = Watched(0.1, self)
        self.question = Watched(10.0, self)
        self.log = Watched(False, self)
        self.restrictions = Restrictions(self)
        self.plot_choices = PlotChoices(self)
        self.actions = Actions(WINDOW_ACTIONS, self)
        ActionStates(self.actions, self.trainer, self.stepping, self.autoplay)
        self.restrictions.follow(Hidden.STEPPING, self.actions["demo_action"].setEnabled)
        self.csv_style = "comma"
        self.typed_fields = TypedFields(self)
        self.typed_fields.told.connect(self.told)
        self._setup = setup
        self.trainer.state_changed.connect(self.undo_history.end_edit)

    @property
    def setup(self) -> Setup:
        """What the next run will be started with."""
        return self._setup

    def set_setup(self, setup: Setup) -> bool:
        """Change what the next run will be started with. Can be undone.

        A change of a field that a lesson locks is refused, and the person is told why.

        Returns:
            Whether the set-up is this one now.
        """
        if setup == self._setup:
            return True
        refusal = self.restrictions.why_not(self._setup, setup)
        if refusal:
            self.setup_changed.emit()  # the field that was changed shows its number again
            self.told.emit(refusal)
        else:
            self.undo_history.change_setup(self._replace_setup, self._setup, setup)
        return not refusal

    def load_setup(self, setup: Setup) -> bool:
        """Replace all numbers at once, and with them whatever is being typed. Can be undone.

        Returns:
            Whether the set-up is this one now; a lesson may lock some of its fields.
        """
        self.setup_loaded.emit()
        if setup == self._setup:
            self.setup_changed.emit()  # what was forgotten of other numbers is drawn without them
        return self.set_setup(setup)

    def toggle_stepping(self) -> None:
        """Begin to step through at what the window shows, or end it."""
        if self.stepping.active:
            self.stepping.leave()
        elif self.restrictions.hides(Hidden.STEPPING):
            self.told.emit(self.restrictions.why_hidden)
        elif self.typed_fields.enter():
            self.stepping.enter(self.shown.epoch)

    def train(self) -> None:
        """Begin a new run with the set-up."""
        if self.typed_fields.enter() and self._has_room(self.runs.why_no_new_run):
            self.trainer.train(self._setup)

    def continue_training(self) -> None:
        """Go on from the learned weight with the set-up's other numbers."""
        if self.typed_fields.enter() and self._has_room(self.runs.why_no_continuation):
            self.trainer.continue_with(self._setup)

    def _has_room(self, refusal: str | None) -> bool:
        """Say why the session can hold nothing more, if that is so."""
        if refusal is not None:
            self.told.emit(refusal)
        return refusal is None

    def _replace_setup(self, setup: Setup) -> None:
        self._setup = setup
        self.shown.set_setup(setup)
        self.stepping.set_setup(setup)
        self.setup_changed.emit()
