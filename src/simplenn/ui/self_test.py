"""The program tests itself: what an installed copy runs to show that it works."""

from __future__ import annotations

import csv
import io
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer, SignalInstance
from PySide6.QtGui import QAction, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QTextBrowser, QWidget

from simplenn import __version__
from simplenn.core.exporters.picture import PNG, SVG
from simplenn.core.exporters.python_script import script_of_history
from simplenn.core.exporters.report import HTML
from simplenn.core.exporters.trace_csv import CSV
from simplenn.core.network import SimpleNN
from simplenn.core.numbers import format_exact
from simplenn.core.session_file import SUFFIX
from simplenn.core.stepping.steps import Step
from simplenn.engine.trainer import TrainerState
from simplenn.ui.export.image_dialog import ImageRequest
from simplenn.ui.help.about import show_about
from simplenn.ui.help.help_window import HelpPart, show_help
from simplenn.ui.window.main_window import MainWindow

_TIME_LIMIT: Final = 30_000
"""Milliseconds that one thing may take."""

_STEPPED: Final = 3
"""Epochs that are stepped through."""

_SAMPLED: Final = 64
"""Pixels of the smaller copy in which a picture is looked at, in both directions."""


class _TroubleError(Exception):
    """Something is not as it should be; the message says what."""


class SelfTest:
    """Does in real windows what a person does, and compares what they show with the network.

    It writes nothing but files in temporary folders, which it removes again.
    """

    def __init__(self, say: Callable[[str], None] = print) -> None:
        self._say = say
        self._window = MainWindow()
        self._network = SimpleNN()
        self._errors = self._network.train(5, 42, 20)

    def run(self) -> int:
        """Go through all stages until one fails, and say how each of them went.

        Returns:
            The exit status: 0 when everything was as it should be, else 1.
        """
        stages = {
            "The window opens": self._open,
            "It trains": self._train,
            "It steps forwards and back": self._step,
            "It exports": self._export,
            "It saves a session and opens it again": self._reopen,
            "It has help": self._help,
        }
        passed = all(self._passes(name, stage) for name, stage in stages.items())
        self._window.close()
        self._say("The self-test passed." if passed else "The self-test failed.")
        return 0 if passed else 1

    def _passes(self, name: str, stage: Callable[[], None]) -> bool:
        try:
            with _heard():
                stage()
        except _TroubleError as trouble:
            self._say(f"{name}: no, {trouble}.")
            return False
        except Exception:  # noqa: BLE001 - whatever it is, it is to be told
            self._say(f"{name}: no.\n{traceback.format_exc()}")
            return False
        self._say(f"{name}: yes.")
        return True

    def _open(self) -> None:
        window, panels = self._window, self._window.panels
        with _awaited(panels.opened, lambda: bool(panels.toggles), "the panels do not open"):
            window.show()
        for toggle in panels.toggles:
            toggle.setChecked(True)
        QCoreApplication.processEvents()  # each of them is painted
        _check(not window.windowIcon().pixmap(64).isNull(), "it has no icon")

    def _train(self) -> None:
        model = self._window.model
        model.trainer.set_speed(None)
        with _awaited(
            model.trainer.state_changed,
            lambda: model.trainer.state is TrainerState.ENDED,
            "training does not end",
        ):
            model.train()
        self._check_digits(self._window)

    def _check_digits(self, window: MainWindow) -> None:
        expected = {
            "result_weight": self._network.weight,
            "result_prediction": self._network.predict(5),
            "result_error": self._errors[-1],
            "answer_label": self._network.predict(10),
        }
        for name, value in expected.items():
            shown = _text(window, name)
            _check(float(shown) == value, f"{name} shows {shown} and not {value}")

    def _step(self) -> None:
        stepping, actions = self._window.model.stepping, self._window.model.actions
        stepping.enter(at=1)
        steps = _STEPPED * len(Step) - 1
        there = [self._lines(), *(self._lines_after(actions["next_action"]) for _ in range(steps))]
        back = [self._lines(), *(self._lines_after(actions["back_action"]) for _ in range(steps))]
        stepping.leave()
        _check(there == back[::-1], "going back shows other numbers than going on")
        errors = [float(lines[2].rpartition("= ")[2]) for lines in there[3 :: len(Step)]]
        _check(errors == self._errors[:_STEPPED], f"the errors it shows are {errors}")

    def _lines_after(self, action: QAction) -> list[str]:
        action.trigger()
        return self._lines()

    def _lines(self) -> list[str]:
        """The five lines of the step that is shown, with the numbers filled in."""
        return [_text(self._window, f"substituted_{number}") for number in range(1, 6)]

    def _export(self) -> None:
        with TemporaryDirectory() as folder:
            self._export_csv(Path(folder, "epochs.csv"))
            self._export_report(Path(folder, "report.html"))
            for _, panel in self._window.panels.panels:
                for kind in (PNG, SVG):
                    file = Path(folder, f"{panel.objectName()}.{kind.suffix}")
                    self._export_image(ImageRequest(panel.objectName(), kind, scale=1), file)
        self._run_script()

    def _export_csv(self, file: Path) -> None:
        with _awaited(self._window.model.told, file.is_file, "the CSV is not written"):
            self._window.exports.save(CSV, file, style="comma")
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        _check([float(row["error"]) for row in rows] == self._errors, "the CSV has other errors")
        weight = float(rows[-1]["weight_after"])
        _check(weight == self._network.weight, f"the CSV ends with the weight {weight}")

    def _export_report(self, file: Path) -> None:
        self._window.exports.save(HTML, file)
        page = file.read_text("utf-8")
        _check(format_exact(self._network.weight) in page, "the report has another weight")
        _check("<svg" in page, "the report has no pictures")

    def _export_image(self, wish: ImageRequest, file: Path) -> None:
        self._window.exports.save_image(wish, file)
        drawn = _colours(file) > 1 if wish.exporter is PNG else QSvgRenderer(str(file)).isValid()
        _check(drawn, f"there is nothing in {file.name}")

    def _run_script(self) -> None:
        history, said = self._window.model.trainer.history, io.StringIO()
        assert history is not None, "it has been trained"
        with redirect_stdout(said):
            exec(script_of_history(history), {})
        _check(f"weight: {self._network.weight}\n" in said.getvalue(), "the script says otherwise")

    def _reopen(self) -> None:
        with TemporaryDirectory() as folder, closing(MainWindow()) as other:
            file = Path(folder, f"a session{SUFFIX}")
            self._window.document.save(file)
            with _awaited(
                other.document.renamed, lambda: other.document.path == file, "it does not open"
            ):
                other.show()
                other.files.open_path(file)
            self._check_digits(other)
            saved, opened = self._window.model.trainer.history, other.model.trainer.history
            _check(list(opened or ()) == list(saved or ()), "its epochs are others")

    def _help(self) -> None:
        about, help_window = show_about(self._window), show_help(self._window, HelpPart.KEYS)
        QCoreApplication.processEvents()
        text = about.findChild(QTextBrowser, "about_text")
        told = text is not None and __version__ in text.toPlainText()
        _check(told, "About does not tell the version")
        keys = help_window.findChild(QTextBrowser, "help_keys")
        _check(keys is not None and "Ctrl+S" in keys.toPlainText(), "no keys are listed")
        about.close()
        help_window.close()


def _check(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise _TroubleError(otherwise)


def _text(window: QWidget, name: str) -> str:
    label = window.findChild(QLabel, name)
    if label is None:
        raise _TroubleError(f"there is no {name}")
    return label.text()


def _colours(file: Path) -> int:
    """How many colours a picture has, as far as a small copy tells; none if it is no picture."""
    image = QImage(str(file)).scaled(_SAMPLED, _SAMPLED)
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})


@contextmanager
def _awaited(news: SignalInstance, is_so: Callable[[], bool], otherwise: str) -> Iterator[None]:
    """Begin something, then let the windows work until it is done.

    Args:
        news: Whenever it comes, it is worth looking.
        is_so: Whether it is done.
        otherwise: What to say if it is not done in time.
    """
    loop = QEventLoop()
    listening = news.connect(lambda: loop.exit() if is_so() else None)
    yield
    if not is_so():
        QTimer.singleShot(_TIME_LIMIT, loop, loop.quit)
        loop.exec()
    news.disconnect(listening)
    _check(is_so(), otherwise)


@contextmanager
def _heard() -> Iterator[None]:
    """Raise what is raised in slots, which Qt would only print."""
    raised: list[BaseException] = []
    before = sys.excepthook
    sys.excepthook = lambda kind, error, trace: raised.append(error)
    try:
        yield
    finally:
        sys.excepthook = before
    if raised:
        raise raised[0]
