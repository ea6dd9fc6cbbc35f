"""Whether there is a font to write with."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QFontMetrics

NO_FONT: Final = "Letters need a font, and this computer has none: install one, such as DejaVu."


def has_font() -> bool:
    """Whether letters can be written; Qt names families even where it has none."""
    return QFontMetrics(QFont()).inFont("A")
