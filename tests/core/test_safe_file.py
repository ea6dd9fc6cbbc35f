"""What writing a file leaves as it was: owner, permissions, links, and the old content."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from simplenn.core.safe_file import reason_not_saved, replace_atomically, sweep


def write(path: Path, data: bytes = b"new", *, private: bool = False) -> None:
    with replace_atomically(path, private=private) as file:
        file.write(data)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_all_names_of_a_file_have_the_new_content(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_bytes(b"old and longer")
    second.hardlink_to(first)
    write(first)
    assert second.read_bytes() == b"new"
    assert first.samefile(second)
    assert sorted(tmp_path.iterdir()) == [first, second]


def test_a_file_keeps_its_owner_and_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    if os.geteuid() == 0:
        os.chown(path, 12_345, 12_346)
    path.chmod(0o604)
    before = path.stat()
    write(path)
    after = path.stat()
    assert path.read_bytes() == b"new"
    assert (after.st_uid, after.st_gid, after.st_mode) == (
        before.st_uid,
        before.st_gid,
        before.st_mode,
    )


def test_a_file_keeps_its_attributes(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    os.setxattr(path, "user.comment", b"from the teacher")
    write(path)
    assert path.read_bytes() == b"new"
    assert os.getxattr(path, "user.comment") == b"from the teacher"


AS_ANYBODY = """
import os, sys
from pathlib import Path
from simplenn.core.safe_file import replace_atomically, reason_not_saved
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    with replace_atomically(Path(sys.argv[1])) as file:
        file.write(b"new")
except OSError as error:
    print(reason_not_saved(error))
"""


@pytest.fixture
def read_only_folder(tmp_path: Path) -> Path:
    """A folder in which nobody but root can make a file."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for parent in (tmp_path, *tmp_path.parents[:3]):
        if parent.stat().st_uid == os.geteuid():
            parent.chmod(0o777)
    return folder


def write_as_anybody(path: Path) -> str:
    command = [sys.executable, "-c", AS_ANYBODY, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_writable_file_in_a_folder_that_is_not(read_only_folder: Path) -> None:
    path = read_only_folder / "file"
    path.write_bytes(b"old and longer")
    path.chmod(0o666)
    read_only_folder.chmod(0o555)
    said = write_as_anybody(path)
    read_only_folder.chmod(0o755)
    assert said == ""
    assert path.read_bytes() == b"new"
    assert list(read_only_folder.iterdir()) == [path]


def test_a_new_file_in_a_folder_that_cannot_be_written(read_only_folder: Path) -> None:
    read_only_folder.chmod(0o555)
    said = write_as_anybody(read_only_folder / "file")
    read_only_folder.chmod(0o755)
    assert said == "permission is denied\n"


def test_a_file_that_is_mounted_on_its_own_is_written_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only root could mount one: here, the call that the system refuses then is refused."""
    path = tmp_path / "file"
    path.write_bytes(b"old and longer")
    inode = path.stat().st_ino
    replace_file = Path.replace

    def refuse(part: Path, target: Path) -> Path:
        if target == path:
            raise OSError(errno.EBUSY, "busy")
        return replace_file(part, target)

    monkeypatch.setattr(Path, "replace", refuse)
    write(path)
    assert (path.read_bytes(), path.stat().st_ino) == (b"new", inode)
    assert list(tmp_path.iterdir()) == [path]


def test_in_place_a_whole_copy_is_there_until_all_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    (tmp_path / "other").hardlink_to(path)

    def fail(_source: object, file: object) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr("shutil.copyfileobj", fail)
    with pytest.raises(OSError, match="broken"):
        write(path, b"all that is left")
    (copy,) = tmp_path.glob(".*")
    assert copy.read_bytes() == b"all that is left"
    os.utime(copy, (0, 0))
    sweep(tmp_path)
    assert copy.exists(), "nobody else may throw it away"


def test_where_there_is_no_room_a_linked_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    (tmp_path / "other").hardlink_to(path)
    code = """
import resource, signal, sys
from pathlib import Path
from simplenn.core.safe_file import replace_atomically
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    with replace_atomically(Path(sys.argv[1])) as file:
        file.write(b"new" * 1000)
        file.flush()
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
except OSError as error:
    print(error.strerror)
"""
    command = [sys.executable, "-c", code, str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said == "File too large\n"
    assert path.read_bytes() == b"old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "other"]


def test_a_private_file_is_private_from_its_first_byte_on(tmp_path: Path) -> None:
    with replace_atomically(tmp_path / "file", private=True) as file:
        (part,) = tmp_path.iterdir()
        assert mode_of(part) == 0o600
        file.write(b"new")
    assert mode_of(tmp_path / "file") == 0o600


def test_what_replaces_a_private_file_is_never_readable_by_others(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch(0o600)
    with replace_atomically(path) as file:
        (part,) = tmp_path.glob(".*")
        assert mode_of(part) == 0o600
        file.write(b"new")
    assert mode_of(path) == 0o600


def test_a_new_file_has_the_permissions_that_people_have_chosen(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(tmp_path / "file")
    finally:
        os.umask(before)
    assert mode_of(tmp_path / "file") == 0o640


def test_a_device_is_written_to_and_stays_a_device() -> None:
    write(Path("/dev/null"))
    assert Path("/dev/null").is_char_device()
    with pytest.raises(OSError, match="No space left") as caught:
        write(Path("/dev/full"))
    assert reason_not_saved(caught.value) == "the disk is full"


def test_a_pipe_is_written_to_where_somebody_reads(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="No such device or address") as caught:
        write(pipe)
    assert reason_not_saved(caught.value).startswith("nobody reads from this pipe")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(reader, "rb") as file:
        write(pipe)
        assert file.read() == b"new"
    assert pipe.is_fifo()


def test_every_old_part_file_is_swept_and_nothing_else(tmp_path: Path) -> None:
    old = [".a.simplenn.01234567.simplenn-part", ".b.csv.89abcdef.simplenn-part"]
    others = [".a.simplenn-part.txt", "a.simplenn-part", ".c.simplenn.01234567.simplenn-copy"]
    for name in (*old, *others):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / ".new.01234567.simplenn-part").touch()  # another process may be writing it now
    (tmp_path / ".folder.simplenn-part").mkdir()
    os.utime(tmp_path / ".folder.simplenn-part", (0, 0))
    write(tmp_path / "file")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [*others, "file", ".new.01234567.simplenn-part", ".folder.simplenn-part"]
    )
