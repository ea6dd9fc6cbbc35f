from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simplenn.core.errors import CancelledError, SessionError
from simplenn.core.fields import MAX_EPOCHS
from simplenn.core.history import History
from simplenn.core.run import Outcome
from simplenn.core.run_style import RUN_STYLES
from simplenn.core.session import MAX_RUNS, SavedRun, Session, Stretch, clean_name, stretches_of
from simplenn.core.session_file import open_session, read_session, write_session
from simplenn.core.session_json import MAX_BYTES, session_from_json, session_to_json
from simplenn.core.setup import Setup

ARTICLE = Setup(5, 42)

finite = st.floats(allow_nan=False, allow_infinity=False)
setups = st.builds(
    Setup, finite, finite, weight=finite, alpha=finite, epochs=st.integers(1, MAX_EPOCHS)
)
small = st.floats(-50, 50)
trainable = st.builds(
    Setup, small, small, small, alpha=st.floats(-0.1, 0.1), epochs=st.integers(1, 600)
)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    numbers = draw(st.lists(st.integers(1, 10**6), unique=True, max_size=4))
    names = st.text(max_size=120).map(lambda text: clean_name(text, "Run"))
    runs = []
    for number in numbers:
        first, *others = draw(st.lists(setups, min_size=1, max_size=3))
        stretches = [
            Stretch(replace(setup, weight=first.weight), stopped)
            for setup in (first, *others)
            for stopped in [draw(st.none() | st.integers(0, setup.epochs - 1))]
        ]
        look = draw(st.sampled_from(RUN_STYLES))
        runs.append(SavedRun(number, draw(names), tuple(stretches), look, draw(st.booleans())))
    return Session(
        draw(setups),
        tuple(runs),
        current=draw(st.sampled_from([None, *numbers])),
        speed=draw(st.none() | st.floats(1e-3, 1e6)),
        log=draw(st.booleans()),
        tolerance=draw(st.floats(1e-300, 1e300)),
        ask=draw(st.floats(-1e300, 1e300)),
        panels=draw(st.none() | st.just(("error_panel", "weight_panel"))),
        origin=draw(st.none() | st.just("/home/ada/first.simplenn")),
        origin_fingerprint=draw(st.none() | st.just("17 1732600000123456789 842")),
    )


def trained(*stretches: tuple[Setup, int | None]) -> History:
    """A history: each set-up, and after how many epochs it was stopped; until it diverged."""
    (first, after), *others = stretches
    history = History(first)
    history.run.advance(first.epochs if after is None else after)
    history.run.stop()
    for setup, after in others:
        if history.run.diverged_at is not None:
            break
        run = history.continue_with(setup)
        run.advance(setup.epochs if after is None else after)
        run.stop()
    return history


def sentence(data: bytes) -> str:
    with pytest.raises(SessionError) as caught:
        session_from_json(data)
    return str(caught.value)


def spoilt(**changes: object) -> bytes:
    """A session that is fine but for some of its fields."""
    value: dict[str, Any] = json.loads(session_to_json(Session(ARTICLE, (RUN,), current=1)))
    return json.dumps({**value, **changes}).encode()


def spoilt_run(**changes: object) -> bytes:
    value: dict[str, Any] = json.loads(session_to_json(Session(ARTICLE, (RUN,))))
    value["runs"][0].update(changes)
    return json.dumps(value).encode()


RUN = SavedRun(1, "Run 1", (Stretch(ARTICLE),))


@given(sessions())
def test_what_is_written_is_read_again(session: Session) -> None:
    assert session_from_json(session_to_json(session)) == session


def test_a_person_can_read_it_in_an_editor() -> None:
    text = session_to_json(Session(ARTICLE, (RUN,), current=1, speed=None)).decode()
    assert text.startswith('{\n  "format": "SimpleNN session",\n  "version": 1,\n')
    assert '"speed": "as fast as it can"' in text
    assert '"alpha": 0.01' in text
    assert "1369" not in text, "results have no place in it"


@given(st.lists(trainable, min_size=1, max_size=3), st.data())
def test_runs_come_back_digit_for_digit(setups: list[Setup], data: st.DataObject) -> None:
    history = trained(
        *((setup, data.draw(st.none() | st.integers(0, setup.epochs))) for setup in setups)
    )
    run = SavedRun(7, "continued", stretches_of(history))
    again = session_from_json(session_to_json(Session(ARTICLE, (run,)))).runs[0].train()
    assert list(again) == list(history)
    assert again.weight == history.weight
    assert again.seams == history.seams
    assert again.run.outcome == history.run.outcome
    assert stretches_of(again) == run.stretches


def test_a_run_that_is_still_going_on_comes_back_stopped() -> None:
    history = History(ARTICLE)
    history.run.advance(7)
    again = SavedRun(1, "Run 1", stretches_of(history)).train()
    assert list(again) == list(history)
    assert again.run.outcome is Outcome.STOPPED


def test_training_again_can_be_watched_and_cancelled() -> None:
    run = SavedRun(1, "long", (Stretch(Setup(5, 42, alpha=1e-9, epochs=MAX_EPOCHS)),))
    seen: list[int] = []

    def progress(done: int) -> bool:
        seen.append(done)
        return len(seen) < 3

    with pytest.raises(CancelledError):
        run.train(progress)
    assert seen == sorted(set(seen))
    assert len(seen) == 3


def test_what_is_only_looked_at_differently_is_no_other_work() -> None:
    session = Session(ARTICLE, (RUN,), current=1)
    assert replace(session, speed=None, log=True, panels=()).work == session.work
    assert replace(session, setup=Setup(5, 43)).work != session.work
    assert replace(session, runs=(replace(RUN, name="other"),)).work != session.work


def test_panels_may_have_the_names_of_an_older_version() -> None:
    session = session_from_json(
        spoilt(panels=["error_panel", "demo_panel", "scrubber_panel", "trace_panel"])
    )
    now = ("error_panel", "step_through_panel", "epoch_slider_panel", "numbers_panel")
    assert session.panels == now


BAD: list[tuple[bytes, str]] = [
    (b"", "it is empty"),
    (b" \n", "it is empty"),
    (b"\x89PNG\r\n", "it is not a text file"),
    (b"hello", "it is no valid JSON, or not all of it is there (at line 1, column 1)"),
    (b"[" * 100_000, "it is nested too deeply"),
    (b"9" * 5_000, "a number in it has thousands of digits"),
    (b"[1, 2]", "it is not a SimpleNN session"),
    (b'{"format": "other"}', "it is not a SimpleNN session"),
    (b" " * MAX_BYTES + b"{}", "it is far too large for a session"),
    (spoilt(version=2), "it was made by a newer SimpleNN; this one is too old for it"),
    (spoilt(version="1"), "its version is not a number from 1 upwards"),
    (spoilt(version=True), "its version is not a number from 1 upwards"),
    (spoilt(setup=None), "setup is not what it should be"),
    (spoilt(runs={}), "runs must be a list"),
    (spoilt(runs=[7]), "run 1 is not what it should be"),
    (spoilt(runs=[0] * (MAX_RUNS + 1)), "it has 1,001 runs, and 1,000 are the most"),
    (spoilt(current=2), "current is not the number of one of its runs"),
    (
        spoilt(current=True),
        "current must be a whole number from 1 to 1,000,000,000, but it is True",
    ),
    (spoilt(speed=0), "speed must be from 0.001 to 1,000,000,000 epochs a second"),
    (spoilt(speed=1e-11), "speed must be from 0.001 to 1,000,000,000 epochs a second"),
    (spoilt(speed=10**10), "speed must be from 0.001 to 1,000,000,000 epochs a second"),
    (spoilt(tolerance=0), "tolerance must be above 0"),
    (spoilt(tolerance="near"), "tolerance must be a number, but it is 'near'"),
    (spoilt(ask=None), "ask must be a number, but it is None"),
    (spoilt(speed="quick"), "speed must be a number, but it is 'quick'"),
    (spoilt(logarithmic=1), "logarithmic must be true or false"),
    (spoilt(panels=[1]), "panels must be a text"),
    (spoilt(panels=[""]), "panels must be names"),
    (spoilt(origin="a\0b"), "origin must be a path"),
    (spoilt(origin_stamp="\ud800"), "origin_stamp must be a short plain text"),
    (spoilt_run(name="\n"), "name of run 1 must be one line of 1 to 100 characters"),
    (spoilt_run(name=None), "name of run 1 must be a text"),
    (spoilt_run(colour="red"), "colour of run 1 must look like #1A2B3C"),
    (spoilt_run(trained=[]), "trained of run 1 is empty"),
    (spoilt_run(weight="heavy"), "weight of run 1 must be a number, but it is 'heavy'"),
    (
        spoilt_run(trained=[{"input": 5, "goal": 42, "alpha": 1e-2, "epochs": 10**9 + 1}]),
        "epochs of run 1 must be a whole number from 1 to 1,000,000,000, but it is 1000000001",
    ),
    (
        spoilt_run(trained=[{"input": 5, "goal": 4, "alpha": 1, "epochs": 9, "stopped_after": 9}]),
        "stopped_after of run 1 must be a whole number below its epochs",
    ),
]


def test_a_bad_file_gets_one_clear_sentence() -> None:
    assert [sentence(data) for data, _ in BAD] == [reason for _, reason in BAD]


def test_numbers_that_are_none_are_refused() -> None:
    fine = session_to_json(Session(ARTICLE)).decode()
    assert sentence(fine.replace("42.0", "NaN").encode()) == "NaN in it is not a number"
    assert sentence(fine.replace("42.0", "1e999").encode()).startswith("goal must be a finite")
    assert sentence(fine.replace("42.0", "true").encode()) == (
        "goal must be a number, but it is True"
    )


def test_two_runs_cannot_have_one_number() -> None:
    twice = Session(ARTICLE, (RUN, RUN))
    assert sentence(session_to_json(twice)) == "two of its runs have the number 1"


def test_a_session_that_could_not_be_opened_again_is_not_saved(tmp_path: Path) -> None:
    runs = tuple(replace(RUN, number=number) for number in range(1, MAX_RUNS + 2))
    with pytest.raises(SessionError, match="delete some first"):
        write_session(tmp_path / "many.simplenn", Session(ARTICLE, runs))
    assert list(tmp_path.iterdir()) == []


def test_a_number_that_could_not_be_read_again_is_not_saved() -> None:
    assert session_from_json(session_to_json(Session(ARTICLE, (replace(RUN, number=10**9),))))
    with pytest.raises(SessionError, match="a number above 1,000,000,000"):
        session_to_json(Session(ARTICLE, (replace(RUN, number=10**9 + 1),)))


def test_a_file_from_before_there_was_a_tolerance_or_a_question_is_still_read() -> None:
    value = json.loads(session_to_json(Session(ARTICLE, tolerance=0.5, ask=7.0)))
    del value["tolerance"], value["ask"]
    assert session_from_json(json.dumps(value).encode()) == Session(ARTICLE)


def test_a_run_that_was_continued_after_it_diverged_is_refused(tmp_path: Path) -> None:
    """No window can do that, and the script for Python could not either."""
    diverges = Stretch(Setup(5, 42, alpha=1.0, epochs=200))
    path = tmp_path / "a.simplenn"
    write_session(path, Session(ARTICLE, (RUN, SavedRun(2, "Run 2", (diverges, RUN.stretches[0])))))
    with pytest.raises(SessionError) as caught:
        open_session(path, lambda done: True)
    assert str(caught.value) == (
        "“a.simplenn” cannot be opened: run 2 was continued after it had diverged."
    )
    write_session(path, Session(ARTICLE, (RUN, SavedRun(2, "Run 2", (diverges,)))))
    _, histories = open_session(path, lambda done: True)
    assert histories[1].run.diverged_at == 112


def test_a_session_is_not_saved_to_a_pipe_or_a_device(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/null")):
        with pytest.raises(SessionError, match="it is not a file, but a device or a pipe"):
            write_session(path, Session(ARTICLE))


def test_a_truncated_file_is_refused() -> None:
    data = session_to_json(Session(ARTICLE, (RUN,), current=1)).rstrip()
    assert all(sentence(data[:size]) for size in range(len(data)))


# --- on the disk ----------------------------------------------------------------------------------


def failure(path: Path) -> str:
    with pytest.raises(SessionError) as caught:
        read_session(path)
    return str(caught.value)


def test_the_sentence_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "empty.simplenn").touch()
    os.mkfifo(tmp_path / "pipe.simplenn")
    assert failure(tmp_path / "a.simplenn") == "“a.simplenn” cannot be opened: it is not there."
    assert failure(tmp_path / "empty.simplenn") == (
        "“empty.simplenn” cannot be opened: it is empty."
    )
    assert failure(tmp_path) == f"“{tmp_path.name}” cannot be opened: it is a folder."
    assert failure(tmp_path / "pipe.simplenn").endswith("it is not a file, but a device or a pipe.")
    assert failure(tmp_path / "a\0b").endswith("cannot be opened: no file can have such a name.")
    assert failure(tmp_path / ("x" * 300)).endswith("its name is too long.")
    assert failure(tmp_path / os.fsdecode(b"\xff\n.simplenn")).startswith("“\ufffd\ufffd.simplenn”")
    assert failure(tmp_path / "\ud800").endswith("cannot be opened: no file can have such a name.")


def test_ten_gigabytes_are_refused_without_reading_them(tmp_path: Path) -> None:
    path = tmp_path / "huge.simplenn"
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)
    tracemalloc.start()
    try:
        reason = failure(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert reason == "“huge.simplenn” cannot be opened: it is far too large for a session."
    assert peak < 3 * MAX_BYTES


def as_anybody(code: str, *arguments: str) -> str:
    """What a process prints that has given up the rights of root, if it had them."""
    drop = "import os\nif os.geteuid() == 0:\n    os.setgroups([])\n    os.setuid(65534)\n"
    command = [
        sys.executable,
        "-c",
        "import simplenn.core.session_file, simplenn.core.session_json\n" + drop + code,
    ]
    return subprocess.run(
        [*command, *arguments], capture_output=True, text=True, check=True, timeout=60
    ).stdout


WRITE = """
import sys
from pathlib import Path
from simplenn.core.session import Session
from simplenn.core.errors import SessionError
from simplenn.core.session_file import open_session, read_session, write_session
from simplenn.core.setup import Setup
try:
    {do}
except SessionError as error:
    print(error)
"""


def test_without_permission_nothing_changes(tmp_path: Path) -> None:
    locked = tmp_path / "locked.simplenn"
    write_session(locked, Session(ARTICLE))
    locked.chmod(0o000)
    read = WRITE.format(do="read_session(Path(sys.argv[1]))")
    write = WRITE.format(do="write_session(Path(sys.argv[1]), Session(Setup(1, 2)))")
    for folder in (tmp_path, *tmp_path.parents[:3]):
        if folder.stat().st_uid == os.geteuid():
            folder.chmod(0o777)
    assert as_anybody(read, str(locked)) == (
        "“locked.simplenn” cannot be opened: permission is denied.\n"
    )
    assert as_anybody(write, str(locked)) == (
        "“locked.simplenn” cannot be saved: permission is denied.\n"
    )
    locked.chmod(0o600)
    assert read_session(locked) == Session(ARTICLE)


FULL = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
"""


def test_where_there_is_no_room_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "kept.simplenn"
    write_session(path, Session(ARTICLE))
    code = FULL + WRITE.format(do="write_session(Path(sys.argv[1]), Session(Setup(1, 2)))")
    printed = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert printed == (
        "“kept.simplenn” cannot be saved: the file would be too large for this disk.\n"
    )
    assert read_session(path) == Session(ARTICLE)
    assert [file.name for file in tmp_path.iterdir()] == ["kept.simplenn"]


def test_the_data_is_on_the_disk_before_the_file_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power failure cannot be tried here. What decides is the order of the system calls."""
    calls: list[str] = []
    fsync, replace_file = os.fsync, Path.replace

    def recorded_fsync(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        calls.append("fsync folder" if is_folder else f"fsync {os.fstat(descriptor).st_size}")
        fsync(descriptor)

    def recorded_replace(part: Path, target: Path) -> None:
        calls.append("replace")
        replace_file(part, target)

    monkeypatch.setattr(os, "fsync", recorded_fsync)
    monkeypatch.setattr(Path, "replace", recorded_replace)
    write_session(tmp_path / "a.simplenn", Session(ARTICLE))
    size = (tmp_path / "a.simplenn").stat().st_size
    assert calls == [f"fsync {size}", "replace", "fsync folder"]


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "target.simplenn", tmp_path / "link.simplenn"
    write_session(target, Session(ARTICLE))
    target.chmod(0o640)
    link.symlink_to(target)
    write_session(link, Session(Setup(1, 2)))
    assert link.is_symlink()
    assert read_session(target) == Session(Setup(1, 2))
    assert target.stat().st_mode & 0o777 == 0o640


WRITE_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from simplenn.core.session import SavedRun, Session, Stretch
from simplenn.core.session_file import write_session
from simplenn.core.setup import Setup
for goal in count(1):
    setup = Setup(5, goal)
    runs = tuple(SavedRun(n, f"Run {n}", (Stretch(setup),)) for n in range(1, 101))
    write_session(Path(sys.argv[1]), Session(setup, runs))
    print(goal, flush=True)
"""


def has_begun(part: Path, size: int) -> bool:
    """Whether an unfinished file of this size, or larger, is there now."""
    try:
        return any(each.stat().st_size >= size for each in part.parent.glob(part.name))
    except FileNotFoundError:  # it has just been finished
        return False


def test_killed_at_any_moment_the_old_or_the_new_file_is_there_whole(tmp_path: Path) -> None:
    path = tmp_path / "kept.simplenn"
    for attempt in range(30):
        command = [sys.executable, "-c", WRITE_FOR_EVER, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()  # from now on it is always in the middle of something
            while attempt % 3 and not has_begun(tmp_path / ".kept*", attempt % 3 - 1):
                pass  # once it is there, and once there is something in it
            process.send_signal(signal.SIGKILL)
            said = [1, *map(int, process.stdout.read().split())]
        session = read_session(path)
        assert len(session.runs) == 100
        assert {run.stretches[0].setup.goal for run in session.runs} == {session.setup.goal}
        assert session.setup.goal in (said[-1], said[-1] + 1)
