"""The program's command lines, without a display."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from simplenn.__main__ import main

Done = tuple[int, str, str]
"""The exit status, what was printed, and what was complained of."""

_SEVERAL = """
import json, sys
from tests.command_line import simplenn_here
print(json.dumps([simplenn_here(*command) for command in json.load(sys.stdin)]))
"""


def simplenn(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "simplenn", *map(str, arguments)],
        capture_output=True,
        text=True,
        errors="replace",
        env={**_without_display(), **environment},
        timeout=60,
        check=False,
    )


def simplenn_here(*arguments: str | Path) -> Done:
    """Do the same in this process, where nothing may be drawn."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([*map(str, arguments)])
    return status, out.getvalue(), err.getvalue()


def simplenn_in_turn(*commands: Sequence[object], **environment: str) -> list[Done]:
    """Do several command lines in one other process: to load what draws takes half a second."""
    done = subprocess.run(
        [sys.executable, "-c", _SEVERAL],
        input=json.dumps([[*map(str, command)] for command in commands]),
        capture_output=True,
        text=True,
        env={**_without_display(), **environment},
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [(status, out, err) for status, out, err in json.loads(done.stdout)]


def _without_display() -> dict[str, str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in os.environ.items() if name not in hidden}
