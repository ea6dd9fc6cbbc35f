"""What is wrong in a lesson file, and where."""

from __future__ import annotations

from typing import NamedTuple


class Mistake(NamedTuple):
    """One mistake in a lesson file.

    Attributes:
        line: The line it stands in, counted from 1.
        wrong: What is wrong.
        right: What would be right.
    """

    line: int
    wrong: str
    right: str

    def in_file(self, name: str) -> str:
        """The mistake as compilers say it, such as "a.lesson:3: ...: ..."."""
        return f"{name}:{self.line}: {self.wrong}: {self.right}"
