"""Session files on the disk."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

from simplenn.core.errors import SessionError
from simplenn.core.history import History
from simplenn.core.lesson import SUFFIX as LESSON_SUFFIX
from simplenn.core.safe_file import quoted_name, reason_for, reason_not_saved, replace_atomically
from simplenn.core.session import ProgressCallback, Session, train_all

SUFFIX: Final = ".simplenn"

OPENED: Final = 1_000
"""The progress of a session that is opened."""

_NO_FILE: Final = "it is not a file, but a device or a pipe"


def read_session(path: Path) -> Session:
    """Read a session file.

    Raises:
        SessionError: It cannot be read or is no session; names the file and what is wrong.
    """
    from simplenn.core.session_json import (
        MAX_BYTES,
        session_from_json,
    )  # only now: most starts need no JSON

    if path.suffix.lower() == LESSON_SUFFIX:
        raise SessionError(f"{quoted_name(path)} is a lesson: it can only be opened in the window.")
    try:
        return session_from_json(_read(path, MAX_BYTES + 1))
    except SessionError as error:
        raise SessionError(f"{quoted_name(path)} cannot be opened: {error}.") from None
    except (OSError, ValueError) as error:
        raise SessionError(f"{quoted_name(path)} cannot be opened: {reason_for(error)}.") from error


def open_session(path: Path, progress: ProgressCallback) -> tuple[Session, list[History]]:
    """Read a session file, and train its runs again.

    Args:
        path: The file.
        progress: Called with how much is done, of OPENED at most.

    Raises:
        CancelledError: It answered False.
        SessionError: It cannot be read or trained; names the file and what is wrong.
    """
    session = read_session(path)
    total = max(session.epochs, 1)
    try:
        return session, train_all(session, lambda done: progress(OPENED * done // total))
    except SessionError as error:
        raise SessionError(f"{quoted_name(path)} cannot be opened: {error}.") from None


def write_session(path: Path, session: Session, *, private: bool = False) -> None:
    """Write a session file. A crash or a full disk leaves the old file as it was.

    Args:
        path: The file.
        session: What it is to hold.
        private: Whether a new file can be read by nobody else.

    Raises:
        SessionError: It cannot be written; names the file and what is wrong.
    """
    from simplenn.core.session_json import session_to_json

    try:
        data = session_to_json(session)
        if path.exists() and not path.is_dir() and not path.is_file():
            raise SessionError(_NO_FILE)
        with replace_atomically(path, private=private) as file:
            file.write(data)
    except SessionError as error:
        raise SessionError(f"{quoted_name(path)} cannot be saved: {error}.") from None
    except (OSError, ValueError) as error:
        raise SessionError(
            f"{quoted_name(path)} cannot be saved: {reason_not_saved(error)}."
        ) from error


def _read(path: Path, most: int) -> bytes:
    """Read so many bytes at most, and from nothing but a file."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise SessionError("it is a folder")
    if not stat.S_ISREG(mode):
        raise SessionError(_NO_FILE)
    with path.open("rb") as file:
        return file.read(most)
