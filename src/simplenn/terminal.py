"""Printing, whatever the standard output can take and wherever it leads."""

from __future__ import annotations

import os
from typing import TextIO


class Terminal:
    """The standard output and the standard error of a command; either may be missing.

    When printing has failed once, nothing more is printed. That somebody has read enough, as
    `head` does, is no failure.

    Attributes:
        is_read: Whether it still makes sense to print.
    """

    def __init__(self, out: TextIO | None, err: TextIO | None) -> None:
        self._out = out
        self._err = err
        self._failure: str | None = None
        self.is_read = True

    @property
    def is_watched(self) -> bool:
        """Whether a terminal shows what is printed, so that somebody may read it."""
        streams = [stream for stream in (self._out, self._err) if stream is not None]
        return any(stream.isatty() for stream in streams)

    def print(self, text: str, *, flush: bool = False) -> None:
        """Print a text as it is; characters that the output has no code for are spelled out.

        Args:
            text: What to print. A line ends only where the text says so.
            flush: Whether it has to arrive now.
        """
        if not self.is_read:
            return
        if self._out is None:
            self._fail("there is no standard output")
            return
        try:
            if text:
                _write(self._out, text)
            if flush:
                self._out.flush()
        except BrokenPipeError:
            self.is_read = False
        except (OSError, ValueError) as error:
            self._fail(getattr(error, "strerror", None) or str(error))

    def complain(self, sentence: str) -> None:
        """Print a sentence on the standard error, if that can be done."""
        if self._err is None:
            return
        try:
            _write(self._err, f"{sentence}\n")
            self._err.flush()
        except (OSError, ValueError):
            _let_go(self._err)

    def end(self, status: int = 0) -> int:
        """Bring out what is still held back, and say if anything could not be printed.

        Args:
            status: The exit status if all is printed.

        Returns:
            The exit status: the given one, or 1 in place of a 0 if printing has failed.
        """
        self.print("", flush=True)
        if self._out is not None and not self.is_read:
            _let_go(self._out)
        if self._failure is None:
            return status
        self.complain(f"Printing failed: {self._failure}.")
        return status or 1

    def _fail(self, why: str) -> None:
        self._failure = why
        self.is_read = False


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
    except UnicodeEncodeError:
        code = stream.encoding or "ascii"
        stream.write(text.encode(code, "backslashreplace").decode(code))


def _let_go(stream: TextIO) -> None:
    """Make sure that Python does not try again at its end what cannot be printed."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except ValueError:
        pass  # it is closed, and so nothing is left to be tried
