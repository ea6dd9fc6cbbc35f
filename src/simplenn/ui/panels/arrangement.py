"""Which panels are open and where they are, to be remembered from one start to the next."""

from __future__ import annotations

from typing import NamedTuple

from simplenn.core.session import current_panel_names


class Arrangement(NamedTuple):
    """Panels by their object names. Names that there are not are left out.

    Attributes:
        open: Those that a person has open.
        in_windows: Those that have a window of their own while they are open.
        tabs: Those that are tabs, from left to right.
        fronts: The tabs in front of the others.
    """

    open: tuple[str, ...]
    in_windows: tuple[str, ...] = ()
    tabs: tuple[str, ...] = ()
    fronts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it in one line."""
        return ";".join(map(",".join, self))

    @classmethod
    def of(cls, text: str) -> Arrangement | None:
        """Read such a line; None for any other."""
        parts = [current_panel_names(filter(None, part.split(","))) for part in text.split(";")]
        return cls(*parts) if len(parts) == len(cls._fields) else None
