"""The fields of a set-up are described once, and everything that lists them agrees."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from simplenn.core.epoch_columns import EPOCH_COLUMNS
from simplenn.core.errors import SetupError
from simplenn.core.fields import EPOCHS, FIELDS, WEIGHT, Field
from simplenn.core.network import Epoch
from simplenn.core.numbers import format_exact
from simplenn.core.setup import ARTICLE, Setup

MANUAL = Path(__file__, "../../../resources/packaging/linux/simplenn.1").resolve()


def test_a_set_up_has_these_fields_and_the_article_has_their_defaults() -> None:
    assert [field.name for field in dataclasses.fields(Setup)] == [field.name for field in FIELDS]
    assert dataclasses.astuple(ARTICLE) == tuple(field.default for field in FIELDS)
    assert dataclasses.astuple(ARTICLE) == (5.0, 42.0, 1.0, 0.01, 20)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_the_manual_page_says_what_the_field_says(field: Field) -> None:
    said = f"{field.explanation} Unless said otherwise: {format_exact(field.default)}."
    assert f'-{field.name} " number"\n{said}\n' in MANUAL.read_text("utf-8").replace("\\", "")


def test_a_field_checks_what_it_is_given() -> None:
    assert repr(WEIGHT.checked(3)) == "3.0"
    assert repr(EPOCHS.checked(3)) == "3"
    with pytest.raises(SetupError, match=r"^epochs of run 2 must be a whole number from 1 to "):
        EPOCHS.checked(2.5, " of run 2")


def test_there_is_a_column_for_each_number_of_an_epoch_in_its_order() -> None:
    assert len(EPOCH_COLUMNS) == len(Epoch._fields)
    labels = [column.label.replace(" ", "_") for column in EPOCH_COLUMNS]
    assert labels == ["epoch" if name == "number" else name for name in Epoch._fields]
