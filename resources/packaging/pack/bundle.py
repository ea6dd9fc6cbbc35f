"""The bundle: SimpleNN, Python, Qt and NumPy in one folder that runs by itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from pack.contents import write_added
from pack.places import BUILD, BUNDLE, PACKAGING, ROOT, build_environment, run

_MISSING: Final = re.compile(r"could not resolve '([^']+)', dependency of '([^']+)'")
_LOG: Final = BUILD / "pyinstaller.log"


def build_bundle() -> None:
    """Build it into build/package/bundle.

    Raises:
        SystemExit: PyInstaller failed, or missed a library that something bundled needs.
    """
    shutil.rmtree(BUNDLE.parent, ignore_errors=True)
    write_added()
    _run_pyinstaller()
    _check_nothing_is_missing()
    if sys.platform == "linux":
        _strip_python()
        make_uniform(BUNDLE)


def make_uniform(folder: Path) -> None:
    """Give every file the same date, and the permissions that do not depend on a umask."""
    date = int(build_environment()["SOURCE_DATE_EPOCH"])
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            is_program = path.is_file() and path.stat().st_mode & 0o100 and ".so" not in path.name
            path.chmod(0o755 if path.is_dir() or is_program else 0o644)
        os.utime(path, (date, date), follow_symlinks=False)


def _run_pyinstaller() -> None:
    BUILD.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean"]
    command += ["--distpath", str(BUNDLE.parent), "--workpath", str(BUILD / "pyinstaller")]
    command.append(str(PACKAGING / "simplenn.spec"))
    environment = {
        **build_environment(),
        "PYINSTALLER_CONFIG_DIR": str(BUILD / "cache"),
        # Modules that are not packed are imported 18 ms sooner, and the packages pack them better.
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",
    }
    with _LOG.open("w", encoding="utf-8") as log:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, check=False, stdout=log, stderr=log
        )
    if done.returncode:
        raise SystemExit(_LOG.read_text("utf-8") + "\nPyInstaller failed.")


def _check_nothing_is_missing() -> None:
    """PyInstaller bundles only what this machine has; a library it misses is only a warning."""
    found = _MISSING.findall(_LOG.read_text("utf-8"))
    if found:
        wanted = "\n".join(f"  {library}, for {user}" for library, user in found)
        raise SystemExit(f"These libraries are missing here:\n{wanted}")


def _strip_python() -> None:
    """Leave out Python's debugging symbols, and where it was built.

    It is not done to the rest: NumPy's OpenBLAS would not survive it.
    """
    internal = BUNDLE / "_internal"
    files = [*internal.glob("libpython*"), *internal.glob("python3.*/lib-dynload/*.so")]
    run("strip", "--strip-unneeded", *files)
    run("chrpath", "--delete", *files)
