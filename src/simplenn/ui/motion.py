"""Whether the desktop wants things to move."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStyle


def desktop_animates() -> bool:
    """Whether animations are welcome; as far as Qt lets one know, which differs by desktop."""
    style = QApplication.style()
    hints = (QStyle.StyleHint.SH_Widget_Animate, QStyle.StyleHint.SH_Widget_Animation_Duration)
    return all(style.styleHint(hint) > 0 for hint in hints)
