"""How the window keeps up with what threads do beside it, and what drawing and idling cost.

Usage: live.py
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from statistics import median, quantiles

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QAbstractSpinBox, QPushButton, QTableView
from tests.benchmarks import rivals
from tests.benchmarks.readings import Reading, compared, seconds, summed_up, tell

from simplenn.app import build_application
from simplenn.core.exploration import Exploration
from simplenn.core.exporters.trace_csv import csv_content
from simplenn.core.history import History
from simplenn.core.session import ProgressCallback
from simplenn.core.setup import Setup
from simplenn.engine.background_task import BackgroundTask
from simplenn.engine.explorer import Explorer
from simplenn.engine.trainer import TrainerState
from simplenn.engine.training_thread import TrainingThread
from simplenn.ui.window.main_window import MainWindow

MANY = 20_000_000
ROUNDS = 3


class Bench:
    """A window with all panels open, and somebody who looks at the clock."""

    def __init__(self) -> None:
        self.application = build_application()
        self.window = MainWindow(Setup(5, 42, alpha=1e-9, epochs=MANY))
        self.model = self.window.model
        self.window.show()
        self.window.panels.open_all()
        for toggle in self.window.panels.toggles:
            toggle.setChecked(True)
        self.let_pass(2.0)

    def let_pass(self, duration: float) -> None:
        loop = QEventLoop()
        QTimer.singleShot(round(duration * 1000), loop.quit)
        loop.exec()

    def until_ended(self) -> None:
        loop = QEventLoop()

        def quit_when_ended() -> None:
            if self.model.trainer.state is TrainerState.ENDED:
                loop.quit()

        self.model.trainer.state_changed.connect(quit_when_ended)
        loop.exec()
        self.model.trainer.state_changed.disconnect(quit_when_ended)

    def until_explored(self) -> None:
        """Let the alpha explorer come to its end, as it does by itself."""
        for explorer in self.window.findChildren(Explorer):
            while explorer.is_busy:
                self.let_pass(0.1)

    def settle(self) -> None:
        for _ in range(5):
            self.application.processEvents()

    def train(self, epochs: int) -> None:
        """Have a history of so many epochs, with a run that has not ended."""
        self.model.set_setup(Setup(5, 42, alpha=1e-9, epochs=1_000_000_000))
        self.model.trainer.set_speed(1.0)
        self.model.train()
        self.model.trainer.pause()
        self.advance(epochs)
        self.until_explored()

    def redraw(self) -> None:
        self.advance(1)

    def advance(self, epochs: int) -> None:
        """Do some epochs of the paused run here and now, and draw them."""
        history = self.model.trainer.history
        assert history is not None
        history.run.advance(epochs)
        self.model.trainer.advanced.emit()
        self.settle()


def live(bench: Bench) -> list[Reading]:
    """Point 4."""
    shares, gaps = [], []
    for _ in range(ROUNDS):
        bench.until_explored()
        bare = seconds(lambda: rivals.five_lines(5.0, 42.0, 1.0, 1e-9, MANY // 4)) * 4
        took, some = train_and_watch(bench)
        shares.append(bare / took)
        gaps.append(some)
    worst = [max(some) for some in gaps]
    late = [quantiles(some, n=100, method="inclusive")[98] for some in gaps]
    ends, pictures = map(list, zip(*(stop(bench) for _ in range(7)), strict=True))
    return [
        compared("20 million epochs live, times the bare loop", shares, median(shares), 1.0, "x"),
        compared("turns of the event loop, 99th percentile of 33 ms", late, median(late) / 33, -1),
        compared("turns of the event loop, the longest of 100 ms", worst, max(worst) / 100, -1),
        compared("from a click on Stop to the end, of 50 ms", ends, max(ends) / 50, -1),
        summed_up("from a click on Stop until the end is drawn", pictures),
    ]


def train_and_watch(bench: Bench) -> tuple[float, list[float]]:
    """Seconds that it took, and milliseconds between turns of the event loop."""
    bench.model.set_setup(Setup(5, 42, alpha=1e-9, epochs=MANY))
    bench.model.trainer.set_speed(None)
    with turns_of_the_loop() as gaps:
        began = time.perf_counter()
        bench.model.train()
        bench.until_ended()
        took = time.perf_counter() - began
    history = bench.model.trainer.history
    assert history is not None
    assert len(history) == MANY
    assert history[MANY // 2].number == MANY // 2 + 1
    return took, gaps


@contextmanager
def turns_of_the_loop() -> Iterator[list[float]]:
    """Watch the event loop: afterwards, the list holds the milliseconds between its turns."""
    turns: list[float] = []
    gaps: list[float] = []
    clock = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=16)
    clock.timeout.connect(lambda: turns.append(time.perf_counter()))
    clock.start()
    yield gaps
    clock.stop()
    gaps += [(b - a) * 1000 for a, b in pairwise(turns)]


def late_turns(what: str, gaps: list[float]) -> Reading:
    """A reading: of a hundred turns of the event loop, the latest but one may take 33 ms."""
    late = quantiles(gaps, n=100, method="inclusive")[98]
    return compared(
        f"turns of the event loop, 99th percentile of 33 ms, {what}", gaps, late / 33, -1
    )


def stop(bench: Bench) -> tuple[float, float]:
    """Click on Stop in mid-training.

    Returns:
        Milliseconds from the moment of the click until nothing is trained any more, and until
        what has come of it is drawn.
    """
    bench.model.set_setup(Setup(5, 42, alpha=1e-9, epochs=1_000_000_000))
    bench.model.trainer.set_speed(None)
    bench.model.train()
    button = bench.window.findChild(QPushButton, "stop_button")
    assert isinstance(button, QPushButton)
    ended: list[float] = []
    training = bench.window.findChildren(TrainingThread)[-1]
    training.finished.connect(
        lambda: ended.append(time.perf_counter()), Qt.ConnectionType.DirectConnection
    )
    loop = QEventLoop()

    def click() -> None:
        button.click()
        bench.application.processEvents()
        loop.quit()

    clock = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=300, singleShot=True)
    clock.timeout.connect(click)
    moment = time.perf_counter() + 0.3
    clock.start()
    loop.exec()
    assert bench.model.trainer.state is TrainerState.ENDED
    return (ended[0] - moment) * 1000, (time.perf_counter() - moment) * 1000


def drawing(bench: Bench) -> list[Reading]:
    """Point 5."""
    readings = []
    for log in (False, True):
        bench.model.log.set_value(log)
        scale = "logarithmic" if log else "linear"
        bench.train(1_000)
        few = timed(bench.redraw)
        bench.train(100_000_000)
        many = timed(bench.redraw)
        ratio = median(many) / median(few)
        readings.append(
            compared(f"redraw at 100 million epochs, {scale}, against 1,000", many, ratio, -2.0)
        )
        zooms = timed(lambda: zoom(bench))
        what = f"zooming at 100 million epochs, {scale}, of 33 ms"
        readings.append(compared(what, zooms, median(zooms) / 33, -1.0))
    return readings


def timed(do: Callable[[], object], turns: int = 40) -> list[float]:
    return [seconds(do) * 1000 for _ in range(turns)]


def zoom(bench: Bench) -> None:
    """Take a step into the error plot, as the wheel does."""
    from simplenn.ui.plots.plot_view import PlotView

    for view in bench.window.findChildren(PlotView):
        if view.widget.objectName() == "error_plot":
            view.box.scaleBy((0.95, 0.95))
            view.box.sigRangeChangedManually.emit([True, True])
    bench.settle()


def exploring(bench: Bench) -> list[Reading]:
    """Point 8: 500 alphas by 1,000 epochs, in a thread beside the window."""
    explorer = Explorer(bench.window)

    def explore() -> None:
        exploration = Exploration(Setup(5, 42, epochs=1_000), 0.01)
        loop = QEventLoop()
        explorer.advanced.connect(lambda: None if explorer.is_busy else loop.quit())
        explorer.explore(exploration)
        loop.exec()
        explorer.advanced.disconnect()
        assert len(explorer.explored) == len(exploration.alphas) == 500

    with turns_of_the_loop() as gaps:
        times = timed(explore, 7)
    return [
        compared("500 alphas by 1,000 epochs, of 150 ms", times, median(times) / 150, -1.0),
        late_turns("exploring", gaps),
    ]


def exporting(bench: Bench) -> list[Reading]:
    """A long export, in a thread beside the window."""
    history = History(Setup(5, 42, alpha=1e-9, epochs=300_000))
    history.run.advance(300_000)
    content = csv_content(history)

    def work(progress: ProgressCallback) -> int:
        return sum(len(piece) for done, piece in enumerate(content.pieces) if progress(done))

    task, loop = BackgroundTask(work, (), bench.window), QEventLoop()
    task.finished.connect(loop.quit)
    with turns_of_the_loop() as gaps:
        task.start()
        loop.exec()
    return [late_turns("exporting", gaps)]


def comparing(bench: Bench) -> list[Reading]:
    """A redraw with twenty earlier runs in the plots."""
    bench.train(1_000)
    alone = timed(bench.redraw)
    bench.model.trainer.set_speed(None)
    for number in range(20):
        bench.model.set_setup(Setup(5, 42, alpha=0.001 * (number + 1), epochs=1_000))
        bench.model.train()
        bench.until_ended()
    bench.train(1_000)
    crowd = timed(bench.redraw)
    bench.model.runs.replace_all([], None)
    ratio = median(crowd) / median(alone)
    return [compared("redraw with twenty earlier runs, against none", crowd, ratio, -2.0)]


def table(bench: Bench) -> list[Reading]:
    """Point 5: the table of a billion epochs."""
    bench.model.set_setup(Setup(5, 42, epochs=1_000_000_000))
    bench.model.trainer.set_speed(None)
    bench.model.train()
    bench.until_ended()
    toggle = next(t for t in bench.window.panels.toggles if "numbers" in t.objectName())
    times = []
    for _ in range(7):
        toggle.setChecked(False)
        bench.settle()

        def open_table() -> None:
            toggle.setChecked(True)
            bench.settle()

        times.append(seconds(open_table) * 1000)
    assert bench.window.findChild(QTableView, "trace_table") is not None
    return [
        compared("opening the table of a billion rows, of 100 ms", times, median(times) / 100, -1)
    ]


def idling(bench: Bench) -> list[Reading]:
    """Point 7: what a slow run and an idle window cost of a core."""
    bench.model.set_setup(Setup(5, 42, alpha=1e-9, epochs=1_000_000_000))
    bench.model.trainer.set_speed(10.0)
    bench.model.train()
    bench.until_explored()
    slow = [share_of_core(bench) for _ in range(3)]
    bench.model.trainer.stop()
    bench.window.activateWindow()
    field = bench.window.findChild(QAbstractSpinBox, "input_spin")
    assert isinstance(field, QAbstractSpinBox)
    field.setFocus()  # the cursor blinks in it
    bench.let_pass(1.0)
    idle = [share_of_core(bench) for _ in range(3)]
    return [
        compared("of a core, ten epochs a second, of 10 %", slow, median(slow) / 10, -1, "%"),
        compared("of a core, idle, of 0.2 %", idle, median(idle) / 0.2, -1, "%"),
    ]


def share_of_core(bench: Bench) -> float:
    """Percent of one core, over some seconds."""
    began, used = time.monotonic(), time.process_time()
    bench.let_pass(5.0)
    return (time.process_time() - used) / (time.monotonic() - began) * 100


def remembering(bench: Bench) -> list[Reading]:
    """Point 3: memory that 100 million epochs take in a window."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bench.model.set_setup(Setup(5, 42, alpha=1e-9, epochs=100_000_000))
    bench.model.trainer.set_speed(None)
    bench.model.train()
    bench.until_ended()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before
    what = "memory that 100 million epochs take, of 60 MB"
    return [compared(what, [grown], grown / 60, -1, "MB")]


def main() -> None:
    bench = Bench()
    parts = (remembering, live, idling, exploring, exporting, table, drawing, comparing)
    tell([reading for part in parts for reading in part(bench)])
    bench.model.trainer.reset()
    bench.window.hide()


if __name__ == "__main__":
    main()
