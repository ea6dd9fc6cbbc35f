"""Tells something on the desktop where the program cannot open a window of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from textwrap import fill
from typing import Final

_TOOLS: Final = (
    ("kdialog", "--error"),
    ("zenity", "--error", "--no-markup", "--text"),
    ("xmessage", "-center"),
    ("notify-send", "SimpleNN"),
)
"""What desktops have for this, each with what comes before the text."""

_WIDTH: Final = 60
"""Letters in a line: not all of them break lines by themselves."""


def show_on_desktop(sentence: str) -> None:
    """Show a sentence in a window of another program, if there is a desktop that has one.

    It is not waited for.
    """
    if not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        return
    tool = next((tool for tool in _TOOLS if shutil.which(tool[0])), None)
    if tool is not None:
        nowhere = subprocess.DEVNULL
        subprocess.Popen(
            [*tool, fill(sentence, _WIDTH)],
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        )
