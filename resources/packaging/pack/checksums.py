"""SHA256SUMS, by which anybody can tell whether a download is whole."""

from __future__ import annotations

import hashlib

from pack.places import DIST


def write_checksums() -> None:
    """Write it into dist, as `sha256sum --check` reads it."""
    files = sorted(file for file in DIST.iterdir() if file.is_file() and file.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (DIST / "SHA256SUMS").write_text("".join(lines), "utf-8", newline="\n")
