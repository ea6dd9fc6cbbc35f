"""The kinds of tasks. A new kind is a file beside this one, and a line in KINDS."""

from __future__ import annotations

from typing import Final

from simplenn.core.lesson.tasks.choose import ChooseTask
from simplenn.core.lesson.tasks.draw import DrawTask
from simplenn.core.lesson.tasks.experiment import ExperimentTask
from simplenn.core.lesson.tasks.number import NumberTask
from simplenn.core.lesson.tasks.task import Task
from simplenn.core.lesson.toml_block import TomlBlock
from simplenn.core.setup import Setup

KINDS: Final[tuple[type[Task], ...]] = (ChooseTask, NumberTask, ExperimentTask, DrawTask)


def read_task(block: TomlBlock, setup: Setup) -> Task:
    """Read a task; what is wrong becomes a mistake of the block.

    Args:
        block: The task's block.
        setup: The numbers of its page, which some tasks compute their answers from.
    """
    kinds = {kind.KIND: kind for kind in KINDS}
    name = block.one_of("kind", kinds)
    if block.told_of("kind"):
        block.tell_no_more()  # any other kind has other fields
    return kinds[name].read(block, setup)
