"""All exporters. The Export menu, the command line and its help follow this list."""

from __future__ import annotations

from typing import Final

from simplenn.core.exporters.exporter import Exporter
from simplenn.core.exporters.picture import PNG, SVG
from simplenn.core.exporters.python_script import PYTHON
from simplenn.core.exporters.report import HTML
from simplenn.core.exporters.trace_csv import CSV

EXPORTERS: Final[tuple[Exporter, ...]] = (CSV, PNG, SVG, HTML, PYTHON)
"""A new one is a file in this folder and a line here."""


def exporters_by_action() -> dict[str, Exporter]:
    """The exporter of each menu entry; where several share one, the first of them."""
    found: dict[str, Exporter] = {}
    for exporter in EXPORTERS:
        found.setdefault(exporter.action, exporter)
    return found
