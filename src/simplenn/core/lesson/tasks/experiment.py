"""Tasks in which something is to be trained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from simplenn.core.errors import SetupError
from simplenn.core.history import History
from simplenn.core.lesson.conditions import CONDITIONS, FIELD_NAMES, Condition, Continued
from simplenn.core.lesson.page_setup import PageSetup
from simplenn.core.lesson.tasks.task import Answer, Judgement, Problem, Task, read_question
from simplenn.core.lesson.toml_block import TomlBlock
from simplenn.core.numbers import format_exact
from simplenn.core.setup import Setup

MOST_EPOCHS: Final = 100_000
"""Epochs of an example at most: it is trained when the lesson is read."""

_GOES_ON: Final = "This run is not over: wait for its end, or press Stop; then check."


@dataclass(frozen=True, slots=True)
class ExperimentTask(Task):
    """The person trains runs until these meet all conditions.

    Attributes:
        conditions: What is asked of the runs.
        examples: Set-ups that meet them, in this order: the solution.
        continues: Whether the last example continues the one before it.
    """

    KIND: ClassVar[str] = "experiment"
    COUNTS_WHEN_TOLD: ClassVar[bool] = True  # who was told how has yet to do it

    conditions: tuple[Condition, ...]
    examples: tuple[Setup, ...]
    continues: bool

    @classmethod
    def read(cls, block: TomlBlock, setup: Setup) -> ExperimentTask:
        """Read the conditions, and an example that is tried at once."""
        question, hints = read_question(block)
        conditions = tuple(kind.read(block) for kind in CONDITIONS if kind.KEY in block)
        if not conditions:
            keys = ", ".join(kind.KEY for kind in CONDITIONS)
            block.mistake("kind", "the experiment asks for nothing", f"add one of: {keys}")
        examples = _examples(block, setup)
        continues = block.flag("example_continues")
        task = cls(question, hints, block.text("because", ""), conditions, examples, continues)
        judgement = task.judge(Answer(runs=task.example_runs()))
        is_asked = conditions and not any(block.told_of(kind.KEY) for kind in CONDITIONS)
        if examples and is_asked and not judgement.right:
            wrong = f"the example is not a solution ({judgement.sentence.rstrip('.')})"
            goes_on = any(isinstance(each, Continued) and each.wanted for each in conditions)
            right = "write numbers that do what is asked"
            if goes_on and not continues:
                right = "add example_continues = true, and what it continues with"
            block.mistake_by_numbers("example", wrong, right)
        return task

    def problems_on(self, page: PageSetup) -> list[Problem]:
        """The examples change only what is not locked: nobody could do it otherwise."""
        right = "leave it out of lock, or out of the example"
        return [
            Problem("example", f"the example changes {name}, which is locked", right)
            for name in FIELD_NAMES
            if name in page.locked
            and any(getattr(each, name) != getattr(page.setup, name) for each in self.examples)
        ]

    @property
    def runs_needed(self) -> int:
        """How many runs the conditions look at."""
        return max((condition.RUNS for condition in self.conditions), default=1)

    def judge(self, answer: Answer) -> Judgement:
        """Check the last run that was trained on this page, or a pair of runs that ends with it."""
        if answer.runs and answer.goes_on:  # where it is says nothing of where it will end
            return Judgement(False, _GOES_ON, is_answer=False)
        runs = _trained(answer)
        if len(runs) < self.runs_needed:
            what = "Train a run first." if self.runs_needed == 1 else "Train two runs first."
            return Judgement(False, what, is_answer=False)
        judged = self._judged(runs)
        unmet = self._unmet(judged)
        if unmet is not None:
            return Judgement(False, unmet)
        return Judgement(True, f"That is it: {_described(judged)}.")

    def in_words(self, answer: Answer) -> str:
        """The numbers of the runs that were judged."""
        return answer.text or _described(self._judged(_trained(answer)))

    @property
    def solution(self) -> str:
        """The examples' numbers: others may do it, too."""
        texts = (
            ", ".join(
                f"{name} {format_exact(getattr(setup, name))}" for name in FIELD_NAMES
            ).replace("weight", "starting weight")
            for setup in self.examples
        )
        return f"for example {'; then '.join(texts)}"

    def _judged(self, runs: Sequence[History]) -> Sequence[History]:
        """The last run; where two are compared, with the latest one before it that fits it."""
        pairs = ((run, runs[-1]) for run in reversed(runs[:-1]) if self.runs_needed > 1)
        fitting = (pair for pair in pairs if self._unmet(pair) is None)
        return next(fitting, runs[-self.runs_needed :])

    def _unmet(self, runs: Sequence[History]) -> str | None:
        """What is said of the conditions that runs do not meet, or None; of two at most."""
        sentences = (condition.unmet(runs) for condition in self.conditions)
        unmet = [sentence for sentence in sentences if sentence is not None]
        return " ".join(unmet[:2]) or None

    def example_runs(self) -> list[History]:
        """Train the examples."""
        runs: list[History] = []
        for setup in self.examples:
            if self.continues and runs:
                runs[-1].continue_with(setup)
            else:
                runs.append(History(setup))
            runs[-1].run.advance(MOST_EPOCHS)
        return runs


def _trained(answer: Answer) -> list[History]:
    """The runs that have begun."""
    return [history for history in answer.runs if len(history)]


def _examples(block: TomlBlock, setup: Setup) -> tuple[Setup, ...]:
    """The page's numbers, with those changed that each example names."""
    if "example" not in block:
        block.mistake("kind", "example is missing", "add example = [{ alpha = 0.04 }]")
        return ()
    found = []
    for table in block.tables("example"):
        unknown = [name for name in table if name not in FIELD_NAMES]
        try:
            example = replace(setup, **{k: v for k, v in table.items() if k in FIELD_NAMES})  # type: ignore[arg-type]
        except SetupError as error:
            block.mistake("example", str(error).rstrip("."), "write another number")
            continue
        if unknown or example.epochs > MOST_EPOCHS:
            right = f"write {', '.join(FIELD_NAMES)}, with at most {MOST_EPOCHS:,} epochs"
            block.mistake("example", "an example is not what it should be", right)
            continue
        found.append(example)
    return tuple(found)


def _described(runs: Sequence[History]) -> str:
    """Which runs they were."""
    return " and ".join(
        f"input {format_exact(run.setup.input)}, goal {format_exact(run.setup.goal)}, "
        f"starting weight {format_exact(run.setup.weight)}, alpha {format_exact(run.setup.alpha)}, "
        f"{len(run):,} epochs"
        for run in runs
    )
