"""A run as a short Python script that needs nothing but Python."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import indent
from typing import Final

from simplenn.core.exporters.exporter import Content, Exporter
from simplenn.core.history import History
from simplenn.core.numbers import format_exact
from simplenn.core.setup import Setup

_PRINTED: Final = 1_000
"""A run of so many epochs or fewer prints each of them; a longer one, about so many."""

_BEGINNING: Final = '''\
"""One weight learns to answer {goal} when given {input}. Made with SimpleNN."""

{imports}weight = {weight!r}
epoch = 0
'''

_EPOCHS: Final = """\
for input, goal, alpha, epochs in [
{trained}]:
    for _ in range(epochs):
        epoch += 1
        prediction = input * weight
        delta = prediction - goal
        error = delta ** 2
        derivative = delta * input
"""

_UPDATE: Final = """\
        weight = weight - (alpha * derivative)
"""

_CAREFUL_UPDATE: Final = """\
        updated = weight - (alpha * derivative)
        if not (isfinite(error) and isfinite(updated)):
            raise OverflowError
        weight = updated
"""

_REPORT: Final = """\
        print(f"epoch {epoch}: error {error}")
"""

_RARE_REPORT: Final = """\
        if epoch % {every} == 0:
            print(f"epoch {{epoch}}: error {{error}}")
"""

_CAREFULLY: Final = """\
try:
{epochs}except OverflowError:
    print(f"epoch {{epoch}}: the numbers have grown too large to go on")
"""

_ENDING: Final = """\
print(f"weight: {weight}")
print(f"prediction: {input * weight}")
"""


def script_of_history(history: History) -> str:
    """The script that does what a history did, up to where it is now."""
    trained = [(run.setup, run.epoch + (run.diverged_at is not None)) for run in history.runs]
    return _script(trained, careful=any(run.diverged_at is not None for run in history.runs))


def script_of_setup(setup: Setup) -> str:
    """The script that trains with a set-up, and says so if the numbers grow too large."""
    return _script([(setup, setup.epochs)], careful=True)


def _script(trained: Sequence[tuple[Setup, int]], *, careful: bool) -> str:
    """Put a script together.

    Args:
        trained: Set-ups, each with the number of epochs to do; only the first one's weight counts.
        careful: Whether a number may grow too large.
    """
    every = max(1, sum(count for _, count in trained) // _PRINTED)
    epochs = _EPOCHS.format(trained="".join(f"    {_line(*part)}\n" for part in trained))
    epochs += _CAREFUL_UPDATE if careful else _UPDATE
    epochs += _REPORT if every == 1 else _RARE_REPORT.format(every=every)
    if careful:
        epochs = _CAREFULLY.format(epochs=indent(epochs, "    "))
    return _beginning(trained[0][0], trained[-1][0], careful=careful) + epochs + _ENDING


def _beginning(first: Setup, last: Setup, *, careful: bool) -> str:
    return _BEGINNING.format(
        goal=format_exact(last.goal),
        input=format_exact(last.input),
        imports="from math import isfinite\n\n" if careful else "",
        weight=first.weight,
    )


def _line(setup: Setup, epochs: int) -> str:
    return f"({setup.input!r}, {setup.goal!r}, {setup.alpha!r}, {epochs}),"


PYTHON: Final = Exporter(
    name="python",
    suffix="py",
    kind="Python scripts",
    written="the script",
    help="write a Python script that prints the same digits",
    action="export_python_action",
    menu="P&ython script…",
    tip="A short script that prints the very digits that are shown here.",
    make=lambda source: Content([script_of_history(source.history).encode()]),
)
