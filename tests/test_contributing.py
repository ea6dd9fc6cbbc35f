"""The examples in CONTRIBUTING.md work, and what it names is there."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from simplenn.core.exporters.exporter import Plot
from simplenn.core.history import History
from simplenn.core.lesson.mistakes import Mistake
from simplenn.core.lesson.tasks.task import Answer, Judgement
from simplenn.core.lesson.toml_block import TomlBlock
from simplenn.core.setup import ARTICLE, Setup
from simplenn.ui.model.window_model import WindowModel

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")


def example(name: str) -> Mapping[str, Any]:
    """What the example that defines a name defines."""
    (code,) = (
        code for code in re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL) if name in code
    )
    defined: dict[str, Any] = {}
    exec(compile(code, name, "exec", dont_inherit=True), defined)
    return defined


def test_the_panel(qtbot: QtBot) -> None:
    model = WindowModel(Setup(5, 42))
    panel = example("class LargeWeightPanel")["LargeWeightPanel"](model)
    qtbot.addWidget(panel)
    assert panel.text() == "<h1>weight 1</h1>"
    model.set_setup(Setup(5, 42, weight=2.5))
    assert panel.text() == "<h1>weight 2.5</h1>"


class Trained:
    """A run of two epochs."""

    name = "Run 1"

    def __init__(self) -> None:
        self.history = History(Setup(5, 42, epochs=2))
        self.history.run.advance(2)

    def picture(self, kind: str) -> bytes:
        raise NotImplementedError

    def plots(self) -> tuple[Plot, ...]:
        return ()


def test_the_exporter() -> None:
    content = example("ERRORS: Final")["ERRORS"].make(Trained())
    assert b"".join(content.pieces) == b"1369.0\n770.0625\n"


def test_the_kind_of_task() -> None:
    kind = example("class WordTask")["WordTask"]
    mistakes: list[Mistake] = []
    task = kind.read(TomlBlock('question = "What falls?"\nanswer = "error"', 1, mistakes), ARTICLE)
    assert mistakes == []
    assert task.judge(Answer("Error ")) == Judgement(True, "Right.")
    assert task.judge(Answer("goal")) == Judgement(False, "No.")
    assert not task.judge(Answer("")).is_answer
    assert task.solution == "error"


def places_in_the_tree() -> Iterator[str]:
    """The paths of all files and folders in the tree; a line is indented below its folder."""
    above: list[tuple[int, str]] = []
    for line in GUIDE.split("## Where is what")[1].split("## ")[0].splitlines():
        if (found := re.match(r"( {4,})(\S.*?)(  |$)", line)) is None:
            continue
        while above and above[-1][0] >= len(found[1]):
            above.pop()
        for name in found[2].split(", "):
            yield "".join(folder for _, folder in above) + name
        above.append((len(found[1]), found[2]))


def test_every_place_in_the_tree_is_there() -> None:
    places = list(places_in_the_tree())
    assert "src/simplenn/core/network.py" in places
    assert "resources/lessons/" in places
    assert [place for place in places if not list(ROOT.glob(place.rstrip("/")))] == []


def test_every_file_and_target_is_there() -> None:
    for path in re.findall(r"`((?:src|tests|resources)/[\w/.]+)`", GUIDE):
        assert (ROOT / path).exists(), path
    targets = re.findall(r"^    make ([a-z0-9-]+)", GUIDE, re.MULTILINE)
    assert "test-offscreen" in targets
    for target in targets:
        dry = ["make", "--dry-run", target]
        subprocess.run(dry, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
