"""Whether the desktop wants things to move."""

from __future__ import annotations

from PySide6 import QtWidgets


def desktop_animates() -> bool:
    """Whether animations are welcome; as far as Qt lets one know, which differs by desktop."""
    hint = QtWidgets.QStyle.StyleHint  # only now: PySide6 takes long to make this class
    style = QtWidgets.QApplication.style()
    hints = (hint.SH_Widget_Animate, hint.SH_Widget_Animation_Duration)
    return all(style.styleHint(each) > 0 for each in hints)
