"""Tasks in which one of several answers is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from simplenn.core.lesson.tasks.task import Answer, Judgement, Task, read_question
from simplenn.core.lesson.toml_block import TomlBlock
from simplenn.core.setup import Setup

_LEAST: Final = 2
_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class ChooseTask(Task):
    """One of several options is right, and there is a word on each.

    Attributes:
        options: What can be chosen.
        answer: The number of the right one, from 1.
        words: What is said when an option is chosen, one for each; empty for none.
    """

    KIND: ClassVar[str] = "choose"

    options: tuple[str, ...]
    answer: int
    words: tuple[str, ...]

    @classmethod
    def read(cls, block: TomlBlock, setup: Setup) -> ChooseTask:
        """Read options, answer, and `because`: a text on each option, or one for all."""
        question, hints = read_question(block)
        options = block.texts("options")
        if options and not _LEAST <= len(options) <= _MOST:
            there = (
                "there is 1 option" if len(options) == 1 else f"there are {len(options)} options"
            )
            block.mistake("options", there, f"write {_LEAST} to {_MOST}")
            block.tell_no_more()  # the rest depends on them
        seen = {" ".join(option.split()).casefold() for option in options}
        if "" in seen:
            block.mistake("options", "an option is empty", "write what can be chosen")
        if len(seen) < len(options):
            block.mistake("options", "two options are the same", "write different ones")
        answer = block.count("answer", 1, len(options) or _MOST)
        words = block.texts("because", ())
        if len(words) > 1 and len(words) != len(options) and not block.told_of("options"):
            right = f"write {len(options)}, one for each option, or a single text"
            block.mistake("because", f"because has {len(words)} texts", right)
        because = words[answer - 1] if len(words) == len(options) > 0 else "".join(words[:1])
        of_each = words if len(words) == len(options) else ()
        return cls(question, hints, because, options, answer, of_each)

    @property
    def numbered(self) -> tuple[str, ...]:
        """The options as they are shown: each after the number that is its key."""
        return tuple(f"{number}) {text}" for number, text in enumerate(self.options, start=1))

    def judge(self, answer: Answer) -> Judgement:
        """Compare the number of the option that was chosen, and say the word on it."""
        if answer.text not in map(str, range(1, len(self.options) + 1)):
            return Judgement(False, "Choose one of the answers first.", is_answer=False)
        chosen = int(answer.text)
        if chosen == self.answer:
            return Judgement(True, "Right.")
        word = self.words[chosen - 1] if self.words else ""
        return Judgement(False, f"No. {word}".strip(), explains=bool(word))

    def in_words(self, answer: Answer) -> str:
        """The option that was chosen."""
        numbers = map(str, range(1, len(self.options) + 1))
        return dict(zip(numbers, self.options, strict=True)).get(answer.text, "")

    @property
    def solution(self) -> str:
        """The right option."""
        return self.options[self.answer - 1]
