"""What an exporter is, and what it may use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from simplenn.core.history import History


class Plot(NamedTuple):
    """A drawing of one panel, for a page.

    Attributes:
        title: What it shows.
        svg: The drawing, as the text of an SVG file.
    """

    title: str
    svg: str


class Source(Protocol):
    """What is to be exported. The core cannot draw: pictures come from the window's side."""

    @property
    def history(self) -> History:
        """All epochs of the run; it may be growing."""
        ...

    @property
    def name(self) -> str:
        """What the person calls the run."""
        ...

    @property
    def style(self) -> str:
        """The name of one of the exporter's styles; whatever, if it has none."""
        ...

    def picture(self, kind: str) -> bytes:
        """The panel that was asked for, as a file of a kind: png or svg."""
        ...

    def plots(self) -> Sequence[Plot]:
        """All panels with a plot in them."""
        ...


class Style(NamedTuple):
    """One way to write the same numbers.

    Attributes:
        name: What it is called on the command line.
        kind: What it is called in a file dialog.
    """

    name: str
    kind: str


class Content(NamedTuple):
    """What a file is to hold.

    Attributes:
        pieces: Its bytes, in order. They may be computed one by one, in another thread.
        size: How many pieces there will be, for a progress bar.
    """

    pieces: Iterable[bytes]
    size: int = 1


class Exporter(NamedTuple):
    """A kind of file that a run can be exported to.

    Attributes:
        name: Its option on the command line, without the dashes.
        suffix: The suffix of its files, without the dot.
        kind: What such files are called in a file dialog.
        written: What one holds, for the sentence that says that it has been written.
        help: What it writes, for --help and the man page: a sentence without its full stop.
        action: The object name of the menu entry. Exporters that share one are told apart in
            the dialog that it opens.
        menu: What the menu entry says, with its mnemonic.
        tip: What it is good for, in a sentence.
        make: Gives the file's content. It is called in the window's thread: what has to be
            drawn is drawn there, and only computing may be left to the pieces.
        shortcut: The keys of the menu entry.
        styles: In which ways it can write, the first one unless said otherwise.
        needs_run: Whether there has to be a run; otherwise the set-up will do.
        needs_panel: Whether it draws one panel, which the person chooses.
    """

    name: str
    suffix: str
    kind: str
    written: str
    help: str
    action: str
    menu: str
    tip: str
    make: Callable[[Source], Content]
    shortcut: str = ""
    styles: tuple[Style, ...] = ()
    needs_run: bool = True
    needs_panel: bool = False
