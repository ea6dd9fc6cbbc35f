"""Lessons: their files, their tasks, and how an answer is judged. Nothing in a file is executed."""

from typing import Final

SUFFIX: Final = ".lesson"
"""The end of a lesson file's name."""
