"""A panel as a picture. What draws it belongs to the window: the core knows no colours."""

from __future__ import annotations

from typing import Final

from simplenn.core.exporters.exporter import Content, Exporter

MAX_SCALE: Final = 8
"""Pixels of a PNG for each of the panel's, at most."""


def _exporter(kind: str, does: str) -> Exporter:
    return Exporter(
        name=kind,
        suffix=kind,
        kind=f"{kind.upper()} pictures",
        written="a picture",
        help=does,
        action="export_picture_action",
        menu="&Picture of a panel…",
        tip="As PNG or SVG, with the set-up below it.",
        make=lambda source: Content([source.picture(kind)]),
        shortcut="Ctrl+Shift+P",
        needs_run=False,
        needs_panel=True,
    )


PNG: Final = _exporter("png", "draw a panel, in pixels")
SVG: Final = _exporter("svg", "draw a panel, sharp at any size")
