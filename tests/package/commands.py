"""Commands of these tests, and somebody without any rights who gives them."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

NOBODY: Final = 65534


def output_of(
    command: Sequence[str | Path],
    *,
    check: bool = True,
    user: int | None = None,
    cwd: Path | str | None = None,
    env: Mapping[str, str] | None = None,
) -> str:
    """Run a command; gives what it prints, errors and all.

    Raises:
        AssertionError: It failed.
    """
    done = subprocess.run(
        command,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="backslashreplace",  # under Wine it is in the code of a Windows
        check=False,
    )
    assert not check or done.returncode == 0, done.stdout
    return done.stdout


def output_for_nobody(
    *command: str | Path, home: Path | str, cwd: Path | str, **environment: str
) -> str:
    """The same as somebody without any rights."""
    told = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **environment}
    return output_of(command, user=NOBODY, cwd=cwd, env=told)
