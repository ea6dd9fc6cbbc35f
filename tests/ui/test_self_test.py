"""The self-test passes where all is as it should be, and otherwise says what is wrong."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from simplenn.core.setup import Setup
from simplenn.resources import resource
from simplenn.ui import self_test
from simplenn.ui.self_test import SelfTest


class Patient(SelfTest):
    """A self-test that can be made ill; it remembers what it says."""

    def __init__(self) -> None:
        self.said: list[str] = []
        super().__init__(self.said.append)

    def fails(self) -> str:
        """Run it, which must fail; gives why."""
        assert self.run() == 1
        *passed, why, verdict = self.said
        assert all(line.endswith(": yes.") for line in passed)
        assert verdict == "The self-test failed."
        return why


@pytest.fixture
def patient(application: QApplication) -> Patient:
    application.setWindowIcon(QIcon(str(resource("icons", "simplenn.svg"))))
    return Patient()


def test_it_passes(patient: Patient) -> None:
    assert patient.run() == 0
    assert patient.said == [
        "The window opens: yes.",
        "It trains: yes.",
        "It steps forwards and back: yes.",
        "It exports: yes.",
        "It saves a session and opens it again: yes.",
        "It has help: yes.",
        "The self-test passed.",
    ]


def test_a_missing_icon(patient: Patient, application: QApplication) -> None:
    application.setWindowIcon(QIcon())
    assert patient.fails() == "The window opens: no, it has no icon."


def test_a_wrong_digit(patient: Patient) -> None:
    patient._window.model.set_setup(Setup(5, 43))
    assert patient.fails() == (
        "It trains: no, result_weight shows 8.575898789264102 and not 8.376533031651888."
    )


def test_other_errors_in_the_steps(patient: Patient) -> None:
    patient._errors[2] = 433.0
    assert patient.fails() == (
        "It steps forwards and back: no, the errors it shows are [1369.0, 770.0625, 433.16015625]."
    )


def test_other_errors_in_the_csv(patient: Patient) -> None:
    patient._errors[5] = 0.0
    assert patient.fails() == "It exports: no, the CSV has other errors."


def test_no_folder_to_write_to(
    patient: Patient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    why = patient.fails()
    assert why.startswith("It exports: no.\nTraceback")
    assert f"No such file or directory: '{tmp_path / 'gone'}/" in why


def test_what_does_not_come_in_time(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "_TIME_LIMIT", 0)
    assert patient.fails() == "The window opens: no, the panels do not open."


def test_an_error_in_a_slot(patient: Patient) -> None:
    def fail() -> None:
        raise ValueError("as a bug would")

    patient._window.document.renamed.connect(fail)
    assert "ValueError: as a bug would" in patient.fails()
