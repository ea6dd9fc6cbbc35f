"""What is done in a later turn of the event loop."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from simplenn.ui.widgets.call_after_paint import call_after_paint

pytestmark = pytest.mark.real_window


def test_it_is_done_once_and_later(qtbot: QtBot) -> None:
    owner, done = QObject(), list[str]()
    call_after_paint(owner, lambda: done.append("first"))
    call_after_paint(owner, lambda: done.append("second"))
    assert done == []
    qtbot.waitUntil(lambda: done == ["first", "second"])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert owner.children() == []


def test_nothing_is_done_for_an_owner_that_is_gone(qtbot: QtBot) -> None:
    owner, other, done = QObject(), QObject(), list[str]()
    call_after_paint(owner, lambda: done.append("owner"))
    call_after_paint(other, lambda: done.append("other"))
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: done == ["other"])


def test_an_exception_is_reported_as_what_it_is(qtbot: QtBot) -> None:
    owner = QObject()
    with qtbot.capture_exceptions() as exceptions:
        call_after_paint(owner, lambda: 1 // 0)
        qtbot.waitUntil(lambda: bool(exceptions))
    assert [kind for kind, *_ in exceptions] == [ZeroDivisionError]
