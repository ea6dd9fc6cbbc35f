"""Runs all benchmarks, prints a table, and writes benchmarks.json.

Usage: run.py [FILE...], where FILE is one of the benchmarks beside this; all of them by default.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent.parent
BENCHMARKS: Final = ("core.py", "live.py", "sessions.py", "start.py")


def main(names: list[str]) -> int:
    """Run them one after the other.

    Returns:
        How many of the figures were not reached.
    """
    sys.path[:0] = [str(ROOT)]
    from tests.benchmarks.readings import Reading, table

    readings: list[Reading] = []
    for name in names or BENCHMARKS:
        answer = outcome_of(name)
        if answer.startswith("["):
            readings += [Reading(**reading) for reading in json.loads(answer)]
        else:
            print(answer)
    load = os.getloadavg()[0]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}")
    print(table(readings))
    written = {"load": load, "readings": [asdict(reading) for reading in readings]}
    (ROOT / "benchmarks.json").write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
    return sum(reading.reached is False for reading in readings)


def outcome_of(name: str) -> str:
    """What a benchmark tells, run as a program of its own."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    command = [sys.executable, str(HERE / name)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode and name != "start.py":
        raise SystemExit(f"{name} ended with {done.returncode}")
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
