"""Every exception of SimpleNN's own: each message is meant for the person who uses it."""

from __future__ import annotations


class SimpleNNError(Exception):
    """Something cannot be done; the message says why, in one sentence."""


class SetupError(SimpleNNError, ValueError):
    """A set-up that cannot be trained with.

    Attributes:
        field: The name of the field that is wrong.
        value: What it was given.
        reason: What it must be, as it follows the field's name in the message.
    """

    def __init__(self, field: str, value: object, reason: str) -> None:
        super().__init__(f"{field} {reason}, but it is {_shown(value)}.")
        self.field = field
        self.value = value
        self.reason = reason


class SessionError(SimpleNNError):
    """A session cannot be opened or saved."""


class LessonError(SimpleNNError):
    """A lesson cannot be opened; where its text is wrong, the message has a line a mistake."""


class ExportError(SimpleNNError):
    """A file cannot be written."""


class CancelledError(SimpleNNError):
    """Somebody has cancelled what was going on. It has no message: they know."""


def printable(text: str) -> str:
    """A text of somebody else's for a message: no character does anything to a terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def _shown(value: object, at_most: int = 40) -> str:
    """The value as a person would recognise it, cut when it is very long."""
    try:
        text = repr(value)
    except ValueError:  # Python refuses to print integers of more than 4,300 digits
        return "a number of thousands of digits"
    return text if len(text) <= at_most else f"{text[:at_most]}..."
