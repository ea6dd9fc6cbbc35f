"""Fonts that differ from the program's in one respect, and follow it in all others."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QWidget


def use_bold(widget: QWidget) -> None:
    """Have a widget's text in bold."""
    font = QFont(widget.font())
    font.setBold(True)
    widget.setFont(font)


def use_fixed_pitch(widget: QWidget) -> None:
    """Have all of a widget's letters equally wide, so that digits stand below each other.

    Only the family is set: the desktop's fixed font as a whole would keep its own size when the
    program's is enlarged.
    """
    font = QFont(widget.font())
    font.setFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
    font.setStyleHint(QFont.StyleHint.Monospace)
    widget.setFont(font)
