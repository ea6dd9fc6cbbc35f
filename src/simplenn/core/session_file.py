"""Session files on the disk."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

from simplenn.core.safe_file import shown_name, why, why_unsaved, written_whole
from simplenn.core.session import Session, SessionError

SUFFIX: Final = ".simplenn"


def read_session(path: Path) -> Session:
    """Read a session file.

    Raises:
        SessionError: It cannot be read or is no session; names the file and what is wrong.
    """
    from simplenn.core.session_json import MAX_BYTES, loaded  # only now: most starts need no JSON

    try:
        return loaded(_read(path, MAX_BYTES + 1))
    except SessionError as error:
        raise SessionError(f"{shown_name(path)} cannot be opened: {error}.") from None
    except (OSError, ValueError) as error:
        raise SessionError(f"{shown_name(path)} cannot be opened: {why(error)}.") from error


def write_session(path: Path, session: Session) -> None:
    """Write a session file; whatever happens, the old or the new one is there, whole.

    Raises:
        SessionError: It cannot be written; names the file and what is wrong.
    """
    from simplenn.core.session_json import dumped

    try:
        data = dumped(session)
        with written_whole(path) as file:
            file.write(data)
    except SessionError as error:
        raise SessionError(f"{shown_name(path)} cannot be saved: {error}.") from None
    except (OSError, ValueError) as error:
        raise SessionError(f"{shown_name(path)} cannot be saved: {why_unsaved(error)}.") from error


def _read(path: Path, most: int) -> bytes:
    """Read so many bytes at most, and from nothing but a file."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise SessionError("it is a folder")
    if not stat.S_ISREG(mode):
        raise SessionError("it is not a file, but a device or a pipe")
    with path.open("rb") as file:
        return file.read(most)
