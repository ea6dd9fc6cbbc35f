"""A lab report: one page of HTML with everything in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from simplenn.core.sentences.alpha import prospect
from simplenn.core.theory import Regime, regime

_FIRST: Final = 40
"""The epochs at the beginning that a table of some of them has: there the most happens."""

_SAMPLED: Final = 60
"""How many of the others it has."""

_MOST_SETUPS: Final = 6
"""As many rows of set-ups as leave room for the plots on the first page."""

_COLUMNS: Final = tuple(column.label for column in EPOCH_COLUMNS)

_WIDTH: Final = 490.0
"""Points. What A4 and Letter have between the margins, with a little to spare."""

_CHARACTER: Final = 0.6
"""How wide a digit may be, in heights of the letters. Most fonts' are 0.5 to 0.6."""

_PADDING: Final = 10.0
"""Points between two columns."""

_LARGEST: Final = 9.0
"""Points. No table has larger letters on paper."""

_HEIGHT: Final = 245.0
"""Millimetres. What Letter has between the margins, with a little to spare; A4 has more."""

_OTHER_PLOTS: Final = 68.0
"""Millimetres. How high the two small plots are."""

_HEADING: Final = 42.0
"""Millimetres. The heading, the explanation and the titles of the two tables, in long lines."""

_ROW: Final = 4.4
"""Millimetres. How high a row of the two tables is."""

_ON_SCREEN: Final = 1.45
"""How many times as wide as paper the page is on the screen, where its 60 rem are 720 points."""

_STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; color: #222; background: #fff;
       max-width: 60rem; margin: 2.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin-bottom: .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
p.lead { font-size: 1.1rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: right; white-space: nowrap; padding: .2rem .75rem;
         border-bottom: 1px solid #ddd; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
div.wide { overflow-x: auto; }
div.wide table { font-size: min(.8rem, SCREENpt); }
div.wide th, div.wide td { padding: .2rem .5rem; }
div.wide th:first-child, div.wide td:first-child { padding-left: 0; }
div.facts { display: flex; flex-wrap: wrap; gap: 0 3rem; }
div.plots { display: flex; flex-wrap: wrap; gap: .5rem; }
figure { margin: 0; break-inside: avoid; flex: 1 1 20rem; }
figure:first-child { flex-basis: 100%; }
figure svg { width: 100%; height: auto; display: block; }
pre { background: #f4f4f4; padding: .75rem 1rem; font-size: .8rem;
      white-space: pre-wrap; overflow-wrap: anywhere; }
footer { margin-top: 3rem; color: #666; font-size: .85rem; }
@page { margin: 15mm; }
@media print {
  body { font-size: 10pt; line-height: 1.35; max-width: none; margin: 0; padding: 0; }
  h1 { font-size: 16pt; margin-top: 0; }
  h2 { font-size: 11pt; margin: 8pt 0 2pt; }
  p, p.lead { font-size: 10pt; margin: 3pt 0; }
  table { font-size: 9pt; }
  th, td { padding: 1pt 5pt; }
  div.facts { gap: 0 24pt; }
  div.facts table { font-size: 8pt; }
  div.plots { display: block; orphans: 1; widows: 1; }
  figure { display: inline-block; width: 49%; }
  figure:first-child { width: 100%; }
  figure:first-child svg { max-height: HIGHmm; }
  section.epochs { break-before: page; }
  div.wide { overflow: visible; }
  div.wide table { font-size: SIZEpt; }
  div.wide th, div.wide td { padding: 1pt 5pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  section.computed { break-inside: avoid; }
  pre { font-size: 7.5pt; padding: 4pt; }
  footer { margin-top: 8pt; }
}
"""
"""On paper, the first page has everything but the epochs. Browsers print no background, unless they
are told to, and cut what is too wide: so the table of epochs is as small as it has to be."""

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
    rows = _epoch_rows(history)
    return _PAGE.format(
        title=_escaped(f"{name}: learning to answer {format_exact(history.run.setup.goal)}"),
        style=_style(history, rows),
        explanation=_escaped(explanation(history)),
        sections="\n".join(_sections(history, plots, rows)),
    )


def explanation(history: History) -> str:
    """What happened, or how far it has come, and why, in words."""
    setup = history.run.setup
    if not history.run.done:
        return f"{status.going_on(history)} {prospect(setup)}"
    happened = status.ended(history)
    if regime(setup) is Regime.DIVERGES:
        return happened  # which says what alpha does
    return f"{happened} {prospect(setup)}"


def _sections(
    history: History, plots: Sequence[Plot], rows: Sequence[Sequence[str]]
) -> Iterable[str]:
    setup, result = _setups(history), _result(history.run)
    yield (
        f'<div class="facts"><section><h2>Set-up</h2>{setup}</section>'
        f"<section><h2>Result</h2>{result}</section></div>"
    )
    if plots:
        yield f'<div class="plots">{"".join(map(_figure, plots))}</div>'
    note = f"{_which(history, rows)} The error of an epoch belongs to the weight before its update."
    table = f'<div class="wide">{_table(_COLUMNS, rows)}</div>'
    yield f'<section class="epochs"><h2>Epochs</h2><p>{note}</p>{table}</section>'
    computed = "<h2>How it is computed</h2>" + _code(script_of_history(history))
    one = history.as_one_setup()
    if one is not None:
        computed += "<p>The same in the program:</p>" + _code(command_line(one))
    yield f'<section class="computed">{computed}</section>'


def _setups(history: History) -> str:
    header = [field.label for field in FIELDS]
    if len(history.runs) > 1:
        header.insert(0, "run")
    rows = [_setup_row(history, run) for run in history.runs]
    left_out = len(rows) - _MOST_SETUPS
    if left_out > 1:
        half = _MOST_SETUPS // 2
        rows[half:-half] = [[f"{left_out:,} more", *[""] * (len(header) - 1)]]
    return _table(header, rows)


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
        rows.append(["last error, before the update", format_exact(run.last.error)])
        rows.append(["off by, before the update", format_exact(run.last.off_by)])
    return _table([], rows)


def _figure(plot: Plot) -> str:
    return f"<figure>{plot.svg}</figure>"


def _epoch_rows(history: History) -> list[list[str]]:
    """All epochs, or of many the first ones and some of the others, the last one among them."""
    if len(history) <= _FIRST + _SAMPLED:
        return list(map(_epoch_row, history))
    others = history.sample(_FIRST, len(history), _SAMPLED)
    return list(map(_epoch_row, [*history[:_FIRST], *others]))


def _which(history: History, rows: Sequence[Sequence[str]]) -> str:
    """Say which epochs a table has."""
    if len(rows) == len(history):
        return f"All {len(history):,} epochs." if len(history) > 1 else "All there is."
    return (
        f"The first {_FIRST} of {len(history):,} epochs, and {len(rows) - _FIRST} of the others, "
        "evenly spread. Export as CSV has all of them."
    )


def _style(history: History, rows: Sequence[Sequence[str]]) -> str:
    """The style of a page with a table of epochs."""
    on_paper = _letters_that_fit(rows)
    style = _STYLE.replace("SCREENpt", f"{on_paper * _ON_SCREEN:.1f}pt")
    style = style.replace("SIZEpt", f"{on_paper:.1f}pt")
    return style.replace("HIGHmm", f"{_room_for_the_first_plot(history):.0f}mm")


def _room_for_the_first_plot(history: History) -> float:
    """How high the first plot and its key may be so that all plots are on one page, in mm.

    Beside a table of several set-ups there is no room for the result: it comes below.
    """
    rows = len(history.runs)
    lines = min(rows, _MOST_SETUPS) + 7 if rows > 1 else 4
    return _HEIGHT - _OTHER_PLOTS - _HEADING - _ROW * lines


def _letters_that_fit(rows: Sequence[Sequence[str]]) -> float:
    """How large letters may be so that a table of epochs is no wider than paper, in points."""
    widest = (max(map(len, column)) for column in zip(_COLUMNS, *rows, strict=True))
    room = _WIDTH - _PADDING * len(_COLUMNS)
    return min(room / (sum(widest) * _CHARACTER), _LARGEST)


def _epoch_row(epoch: Epoch) -> list[str]:
    number, *numbers = epoch
    return [f"{number:,}", *map(format_exact, numbers)]


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = f"<thead>{_row('th', header)}</thead>" if header else ""
    body = "".join(_row("td", row) for row in rows)
    return f"<table>{head}<tbody>{body}</tbody></table>"


def _row(tag: str, cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{_escaped(cell)}</{tag}>' for cell in cells)}</tr>"


def _code(text: str) -> str:
    return f"<pre>{_escaped(text)}</pre>"


def _escaped(text: str) -> str:
    from html import escape  # here: the window is painted without it

    return escape(text)


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
