"""The text of a lesson's page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simplenn.ui.lessons.lesson_text import LessonText


def test_no_file_that_a_text_names_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(picture))
    parent = QWidget()
    qtbot.addWidget(parent)
    text = LessonText(parent)
    text.show_markdown(f"![a picture]({QUrl.fromLocalFile(str(picture)).toString()})")
    kind = QTextDocument.ResourceType.ImageResource.value
    assert text.document().resource(kind, QUrl.fromLocalFile(str(picture))).width() == 1
    assert text.document().size().height() < 100, "the picture takes no room"


def test_code_is_as_large_as_the_rest_at_any_size(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    text = LessonText(parent)
    text.show_markdown("Text.\n\n```\ncode\n```\n")
    for points in (30.0, 10.0):
        font = text.font()
        font.setPointSizeF(points)
        text.setFont(font)
        cursor = text.document().find("code")
        assert cursor.charFormat().font().pointSizeF() == points
