"""`make lint` finds what is too large."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHECK = Path(__file__).resolve().parents[1] / "resources" / "dev" / "check_sizes.py"


def check(folder: Path, source: str) -> str:
    (folder / "some.py").write_text(source)
    done = subprocess.run(
        [sys.executable, CHECK, folder], stdout=subprocess.PIPE, text=True, check=False
    )
    assert done.returncode == bool(done.stdout)
    return done.stdout.removeprefix(f"{folder / 'some.py'}:").rstrip()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def f():\n" + "    1\n" * 39, ""),
        ("\ndef f():\n" + "    1\n" * 40, "2: f() has 41 lines, not 40"),
        ("class A:\n" + "    1\n" * 249, ""),
        ("class A:\n" + "    1\n" * 250, "1: A has 251 lines, not 250"),
        ("class A:\n" + "".join(f"    m{i} = 1\n" for i in range(25)), ""),
        ("class A:\n    def sizeHint(self):\n" + f"        self._x = {'1':>3}\n", ""),
        (
            "class A:\n    @property\n    def m(self): ...\n    def f(self):\n        a.z = 1\n"
            + "".join(f"        self.m{i} = 1\n" for i in range(24)),
            "1: A has 26 members, not 25",
        ),
    ],
    ids=["short", "long", "low", "high", "few", "of Qt", "many"],
)
def test_what_is_too_large_is_named(tmp_path: Path, source: str, said: str) -> None:
    assert check(tmp_path, source) == said
