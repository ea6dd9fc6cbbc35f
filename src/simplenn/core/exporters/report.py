"""A lab report: one page of HTML with everything in it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from simplenn.core.epoch_columns import EPOCH_COLUMNS
from simplenn.core.exporters.command_line import command_line
from simplenn.core.exporters.exporter import Content, Exporter, Plot
from simplenn.core.exporters.python_script import script_of_history
from simplenn.core.fields import FIELDS
from simplenn.core.history import History
from simplenn.core.network import Epoch
from simplenn.core.numbers import format_exact
from simplenn.core.run import TrainingRun
from simplenn.core.sentences import status

_SHOWN_EPOCHS: Final = 24
"""How many epochs the table has, at most: the first ones, the last ones, and a gap between."""

_STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; color: #222; background: #fff;
       max-width: 60rem; margin: 2.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin-bottom: .25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
p.lead { font-size: 1.1rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: right; white-space: nowrap; padding: .2rem .75rem;
         border-bottom: 1px solid #ddd; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
div.wide { overflow-x: auto; font-size: .8rem; }
figure { margin: 1rem 0; break-inside: avoid; }
figure img { width: 100%; height: auto; }
figcaption { color: #555; font-size: .85rem; }
pre { background: #f4f4f4; padding: .75rem 1rem; overflow-x: auto; font-size: .8rem; }
footer { margin-top: 3rem; color: #666; font-size: .85rem; }
"""

_PAGE: Final = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
<p class="lead">{explanation}</p>
{sections}
<footer>Made with SimpleNN, which shows the smallest neural network there is as it learns.</footer>
</body>
</html>
"""


def report(history: History, name: str, plots: Sequence[Plot]) -> str:
    """Write a run's lab report: set-up, result, plots, epochs, and how to do it again.

    Args:
        history: The run.
        name: What the person calls it.
        plots: Of its plots; a report without any is fine.

    Returns:
        A page of HTML that needs no other file.
    """
    return _PAGE.format(
        title=escape(f"{name}: learning to answer {format_exact(history.run.setup.goal)}"),
        style=_STYLE,
        explanation=escape(explanation(history)),
        sections="\n".join(_sections(history, plots)),
    )


def explanation(history: History) -> str:
    """What happened, or how far it has come, in words."""
    return status.ended(history) if history.run.done else status.going_on(history)


def _sections(history: History, plots: Sequence[Plot]) -> Iterable[str]:
    yield "<h2>Set-up</h2>" + _setups(history)
    yield "<h2>Result</h2>" + _result(history.run)
    yield from map(_figure, plots)
    yield "<h2>Epochs</h2>" + _epochs(history)
    yield "<h2>How it is computed</h2>" + _code(script_of_history(history))
    setup = history.as_one_setup()
    if setup is not None:
        yield "<p>The same in the program:</p>" + _code(command_line(setup))


def _setups(history: History) -> str:
    header = [field.label for field in FIELDS]
    if len(history.runs) > 1:
        header.insert(0, "run")
    return _table(header, [_setup_row(history, run) for run in history.runs])


def _setup_row(history: History, run: TrainingRun) -> list[str]:
    setup = run.setup
    numbers = [setup.input, setup.goal, setup.weight, setup.alpha]
    done = f"{run.epoch:,}" if run.epoch == setup.epochs else f"{run.epoch:,} of {setup.epochs:,}"
    cells = [*map(format_exact, numbers), done]
    if len(history.runs) > 1:
        cells.insert(0, "first" if run is history.runs[0] else "continued")
    return cells


def _result(run: TrainingRun) -> str:
    rows = [["weight", format_exact(run.weight)]]
    if run.prediction is not None:
        rows.append([f"answer to {format_exact(run.setup.input)}", format_exact(run.prediction)])
    if run.last is not None:
        rows.append(["error of the last epoch, before its update", format_exact(run.last.error)])
        rows.append(["off by, before its update", format_exact(run.last.off_by)])
    return _table([], rows)


def _figure(plot: Plot) -> str:
    title = escape(plot.title)
    drawing = b64encode(plot.svg.encode()).decode()
    return (
        f'<figure><img src="data:image/svg+xml;base64,{drawing}" alt="{title}">'
        f"<figcaption>{title}</figcaption></figure>"
    )


def _epochs(history: History) -> str:
    header = [column.label for column in EPOCH_COLUMNS]
    half = _SHOWN_EPOCHS // 2
    if len(history) <= _SHOWN_EPOCHS:
        rows = list(map(_epoch_row, history))
    else:
        gap = [["…"] * len(header)]
        rows = [*map(_epoch_row, history[:half]), *gap, *map(_epoch_row, history[-half:])]
    note = "<p>The error of an epoch belongs to the weight before that epoch's update.</p>"
    return f'{note}<div class="wide">{_table(header, rows)}</div>'


def _epoch_row(epoch: Epoch) -> list[str]:
    number, *numbers = epoch
    return [f"{number:,}", *map(format_exact, numbers)]


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [_row("th", header)] if header else []
    lines += [_row("td", row) for row in rows]
    return f"<table>{''.join(lines)}</table>"


def _row(tag: str, cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


def _code(text: str) -> str:
    return f"<pre>{escape(text)}</pre>"


HTML: Final = Exporter(
    name="html",
    suffix="html",
    kind="Web pages",
    written="the report",
    help="write the lab report",
    action="export_report_action",
    menu="&Lab report…",
    tip="One web page with set-up, plots, result and explanation.",
    make=lambda source: Content([report(source.history, source.name, source.plots()).encode()]),
)
