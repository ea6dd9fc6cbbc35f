"""The numbers of an epoch: what each is called and how it is computed, for tables and files."""

from __future__ import annotations

from typing import Final, NamedTuple


class EpochColumn(NamedTuple):
    """One of the numbers of an epoch, as a column.

    Attributes:
        name: The heading in a CSV file, where spaces would be in the way.
        label: The heading in a table that people read.
        explanation: How it is computed, or what it is.
    """

    name: str
    label: str
    explanation: str


EPOCH_COLUMNS: Final = (
    EpochColumn("epoch", "epoch", "Counted from 1."),
    EpochColumn("weight_before", "weight", "Before this epoch's update."),
    EpochColumn("pred", "prediction", "input * weight"),
    EpochColumn("delta", "delta", "prediction - goal"),
    EpochColumn(
        "error", "error", "delta ** 2: how far off the prediction was, squared. Before the update."
    ),
    EpochColumn("derivative", "derivative", "delta * input"),
    EpochColumn(
        "weight_after",
        "new weight",
        "weight - (alpha * derivative): after this epoch's update.",
    ),
)
"""In the order of an Epoch's fields, so that column n is epoch[n]."""
