"""The settings file: plain texts by name, in the INI format that Qt and people can read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QSettings

_LARGEST: Final = 1_000_000
"""Bytes; no file that this program has written is larger."""

_PATIENCE: Final = 200
"""Milliseconds to wait for another SimpleNN that is writing to the file."""

_SECTION: Final = re.compile(r"\[(\w+)\]$")
_ENTRY: Final = re.compile(r"(\w+)\s*=\s*(.*)$")
_ESCAPED: Final = re.compile(r'\\(?:x([0-9a-fA-F]{1,6})|(.))|"')
_BYTES: Final = re.compile(r"@ByteArray\((.*)\)$", re.DOTALL)
_PLAIN: Final = re.compile(r"[\w./:+-]*", re.ASCII)
_CHARACTERS: Final = dict(zip("abtnvfr0", "\a\b\t\n\v\f\r\0", strict=True))
_UNDECODABLE: Final = "surrogatepass" if os.name == "nt" else "surrogateescape"
"""So that names of files that are no text come back as they were."""


class SettingsFile:
    """Texts by name. QSettings never reads them: it would run code that a file holds.

    QSettings.value() unpickles a value such as "@Variant(...)", and unpickling can run anything.
    Here such a value is as if it was not there, and so is anything else that is no plain text.
    Only the bytes with which Qt described a layout are taken over, as hexadecimal digits.

    A file that cannot be written is left as it is, without a message.
    """

    def __init__(self, path: Path) -> None:
        self._path = Path(os.path.realpath(path))
        self._texts = _read(self._path)

    def text(self, name: str) -> str:
        """The text with a name such as "theme" or "layout/window"; empty unless set."""
        return self._texts.get(name, "")

    def change_text(self, name: str, change: Callable[[str], str]) -> bool:
        """Remember what a text becomes.

        Args:
            name: The name of the text.
            change: Makes the new text of the present one, which another SimpleNN window may have
                written.

        Returns:
            Whether it is written.
        """

        def with_change(texts: dict[str, str]) -> dict[str, str]:
            text = change(texts.get(name, ""))
            return {**texts, name: text} if _can_be_written(text) else texts

        return self._rewrite(with_change)

    def clear(self) -> None:
        """Forget everything."""
        self._rewrite(lambda _: {})

    def _rewrite(self, change: Callable[[dict[str, str]], dict[str, str]]) -> bool:
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = QLockFile(f"{self._path}.lock")
            lock.tryLock(_PATIENCE)
            try:
                self._texts = change(_read(self._path))
                return _replace(self._path, _as_ini(self._texts))
            finally:
                lock.unlock()
        return False


def usual_settings_path() -> Path:
    """Where this platform keeps the settings of a program."""
    user = QSettings.Scope.UserScope
    other = QSettings(QSettings.Format.IniFormat, user, "simplenn", "unused").fileName()
    return Path(other).with_name("simplenn.ini")  # QSettings would open it, and wait for a pipe


def _replace(path: Path, content: bytes) -> bool:
    """Write a file that only its owner may read: it tells what somebody has worked on."""
    if path.exists() and not os.access(path, os.W_OK):
        return False
    part = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return True


def _read(path: Path) -> dict[str, str]:
    content = b""
    with suppress(OSError):
        if path.is_file():
            with path.open("rb") as file:
                content = file.read(_LARGEST)
    return dict(_entries(content.decode("utf-8", _UNDECODABLE)))


def _entries(content: str) -> Iterator[tuple[str, str]]:
    section = ""
    for line in content.split("\n"):
        if found := _SECTION.match(line.strip()):
            section = "" if found[1] == "General" else f"{found[1]}/"
        elif found := _ENTRY.match(line.strip()):
            text = _plain_text(_unescaped(found[2]))
            if text is not None:
                yield section + found[1], text


def _unescaped(written: str) -> str:
    def character(found: re.Match[str]) -> str:
        if found[1]:
            return chr(min(int(found[1], 16), 0x10FFFF))
        return _CHARACTERS.get(found[2], found[2]) if found[2] else ""

    return _ESCAPED.sub(character, written)


def _plain_text(value: str) -> str | None:
    """What a value says, or None for one that is no text; Qt marks those with an @."""
    if not _can_be_written(value):
        return None
    if found := _BYTES.match(value):
        with suppress(UnicodeEncodeError):
            return found[1].encode("latin-1").hex()
        return None
    if value.startswith("@@"):
        return value[1:]
    return None if value.startswith("@") else value


def _can_be_written(text: str) -> bool:
    """Whether there are bytes for a text; for half a character there are none."""
    try:
        text.encode("utf-8", _UNDECODABLE)
    except UnicodeEncodeError:
        return False
    return True


def _as_ini(texts: dict[str, str]) -> bytes:
    sections: dict[str, list[str]] = {"General": []}
    for name, text in texts.items():
        section, _, key = name.rpartition("/")
        sections.setdefault(section or "General", []).append(f"{key}={_written(text)}\n")
    blocks = [f"[{section}]\n{''.join(lines)}" for section, lines in sections.items() if lines]
    return "\n".join(blocks).encode("utf-8", _UNDECODABLE)


def _written(text: str) -> str:
    text = f"@{text}" if text.startswith("@") else text
    if _PLAIN.fullmatch(text):
        return text
    special = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}
    return f'"{"".join(special.get(character, character) for character in text)}"'
