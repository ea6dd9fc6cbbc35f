"""The wheel and the source, for those who have Python."""

from __future__ import annotations

import sys

from pack.places import DIST, run


def build_python_packages() -> None:
    """Build both into dist."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", DIST)
