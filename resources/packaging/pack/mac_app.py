"""What the app tells macOS of itself, beside what PyInstaller puts there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import distribution
from typing import Any, Final

from pack.places import component_id, version, version_parts

_ICON: Final = "application-x-simplenn.icns"

_BUILT_ON: Final = ("PySide6_Essentials", "numpy", "shiboken6")
"""The packages whose compiled parts run only from some version of macOS on."""


def info_plist() -> dict[str, Any]:
    """The app's Info.plist."""
    session, lesson = f"{component_id()}.session", f"{component_id()}.lesson"
    return {
        "CFBundleDisplayName": "SimpleNN",
        "CFBundleShortVersionString": version(),
        "CFBundleVersion": version_parts()[0],
        "CFBundleDocumentTypes": [
            _opened("SimpleNN session", session, "Editor"),
            _opened("SimpleNN lesson", lesson, "Viewer"),
        ],
        "UTExportedTypeDeclarations": [
            _type(
                "SimpleNN session",
                session,
                like="public.json",
                suffix="simplenn",
                mime="application/x-simplenn+json",
            ),
            _type(
                "SimpleNN lesson",
                lesson,
                like="public.plain-text",
                suffix="lesson",
                mime="application/x-simplenn-lesson",
            ),
        ],
        "LSApplicationCategoryType": "public.app-category.education",
        "LSMinimumSystemVersion": minimum_system(_installed_tags()),
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "The SimpleNN authors, MIT licence",
    }


def _opened(name: str, kind: str, role: str) -> dict[str, Any]:
    """Files that the app opens."""
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": role,
        "CFBundleTypeIconFile": _ICON,
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [kind],
    }


def _type(name: str, kind: str, *, like: str, suffix: str, mime: str) -> dict[str, Any]:
    """A type of files that comes with the app."""
    return {
        "UTTypeIdentifier": kind,
        "UTTypeDescription": name,
        "UTTypeIconFile": _ICON,
        "UTTypeConformsTo": [like],
        "UTTypeTagSpecification": {
            "public.filename-extension": [suffix],
            "public.mime-type": [mime],
        },
    }


def minimum_system(tags: Iterable[str]) -> str:
    """The oldest macOS that all wheels run on.

    Args:
        tags: Those of wheels, such as cp311-cp311-macosx_14_0_arm64.

    Raises:
        SystemExit: No tag names a version of macOS.
    """
    found = [re.search(r"-macosx_(\d+)_(\d+)_", tag) for tag in tags]
    versions = [(int(match[1]), int(match[2])) for match in found if match]
    if not versions:
        raise SystemExit("The installed packages do not say which macOS they need.")
    return ".".join(str(number) for number in max(versions))


def _installed_tags() -> list[str]:
    texts = (distribution(name).read_text("WHEEL") or "" for name in _BUILT_ON)
    return [tag for text in texts for tag in re.findall(r"^Tag: (.*)$", text, re.MULTILINE)]
