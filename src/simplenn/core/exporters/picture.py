"""A panel as a picture. What draws it belongs to the window: the core knows no colours."""

from __future__ import annotations

from typing import Final

from simplenn.core.exporters.exporter import Content, Exporter

_ACTION: Final = "export_picture_action"
_SHORTCUT: Final = "Ctrl+Shift+P"
_MENU: Final = "&Picture of a panel…"
_TIP: Final = "As PNG or SVG, with the set-up below it."

PNG: Final = Exporter(
    name="png",
    suffix="png",
    kind="PNG pictures",
    written="a picture",
    help="draw a panel, in pixels",
    action=_ACTION,
    menu=_MENU,
    tip=_TIP,
    make=lambda source: Content([source.picture("png")]),
    shortcut=_SHORTCUT,
    needs_run=False,
    needs_panel=True,
)

SVG: Final = Exporter(
    name="svg",
    suffix="svg",
    kind="SVG pictures",
    written="a picture",
    help="draw a panel, sharp at any size",
    action=_ACTION,
    menu=_MENU,
    tip=_TIP,
    make=lambda source: Content([source.picture("svg")]),
    shortcut=_SHORTCUT,
    needs_run=False,
    needs_panel=True,
)
