"""Prints what the changelog says of a version that is to be released.

Usage: release_notes.py TAG
The tag is the version with a v before it. Ends with 1 if the source has another version, or if the
changelog says nothing of it.
"""

from __future__ import annotations

import re
import sys

from pack.places import ROOT, version


def release_notes(tag: str, changelog: str) -> str:
    """What a changelog says of the version of a tag.

    Args:
        tag: Such as v1.2.3.
        changelog: With a heading such as `## 1.2.3`, or `## 1.2.3 (2026-11-27)`, for each version.

    Raises:
        SystemExit: The source has another version, or the changelog says nothing of it.
    """
    if tag != f"v{version()}":
        raise SystemExit(f"The tag is {tag}, but src/simplenn/__init__.py says {version()}.")
    pattern = rf"^## {re.escape(version())}\b[^\n]*\n(.*?)(?=^## |\Z)"
    match = re.search(pattern, changelog, re.MULTILINE | re.DOTALL)
    if match is None or not match[1].strip():
        raise SystemExit(f"CHANGELOG.md says nothing of {version()}.")
    return match[1].strip()


if __name__ == "__main__":
    print(release_notes(sys.argv[1], (ROOT / "CHANGELOG.md").read_text("utf-8")))
