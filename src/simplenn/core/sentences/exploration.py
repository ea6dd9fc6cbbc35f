"""What came of an alpha that the explorer has tried."""

from __future__ import annotations

from typing import Final

from simplenn.core.numbers import format_epochs, format_exact, format_short

_TOO_LARGE: Final = "With alpha {alpha} the numbers grow too large within {epochs}."
_NEVER: Final = (
    "With alpha {alpha}, epoch {last} has the error {error}, and in {epochs} no answer comes "
    "within {tolerance} of the goal."
)
_AT_ONCE: Final = (
    "With alpha {alpha}, epoch {last} has the error {error}, and the answer is within {tolerance} "
    "of the goal at the start."
)
_AFTER: Final = (
    "With alpha {alpha}, epoch {last} has the error {error}, and the answer is within {tolerance} "
    "of the goal after {needed}."
)


def came_of(
    alpha: float, epochs: int, error: float | None, tolerance: float, needed: int | None
) -> str:
    """Say what came of an alpha.

    Args:
        alpha: The learning rate that was tried.
        epochs: How many epochs were tried.
        error: The last epoch's error, before its update; None when it became too large.
        tolerance: How far off the prediction may be to be near enough.
        needed: After how many epochs it was near enough; None when it never was.
    """
    if error is None:
        return _TOO_LARGE.format(alpha=format_exact(alpha), epochs=format_epochs(epochs))
    text = _NEVER if needed is None else _AFTER if needed else _AT_ONCE
    return text.format(
        alpha=format_exact(alpha),
        last=f"{epochs:,}",
        epochs=format_epochs(epochs),
        error=format_short(error),
        tolerance=format_exact(tolerance),
        needed=format_epochs(needed or 0),
    )
