"""Where everything lies, and what a build is told from outside."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

ROOT: Final = Path(__file__).resolve().parents[3]
PACKAGING: Final = ROOT / "resources" / "packaging"
BUILD: Final = ROOT / "build" / "package"
DIST: Final = ROOT / "dist"
BUNDLE: Final = BUILD / "bundle" / "simplenn"
ICONS: Final = BUILD / "icons"
STAGE: Final = BUILD / "stage"


def version() -> str:
    """The version that the source states."""
    tree = ast.parse((ROOT / "src" / "simplenn" / "__init__.py").read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__":
            return str(ast.literal_eval(node.value))
    raise SystemExit("src/simplenn/__init__.py states no version")


def version_parts() -> tuple[str, str]:
    """The version, and what makes it one from before its release: 0.2.0 and rc1 of 0.2.0rc1.

    Raises:
        SystemExit: It is no version of three numbers.
    """
    match = re.fullmatch(r"(\d+\.\d+\.\d+)\.?([a-z]+\d+)?", version())
    if match is None:
        raise SystemExit(f"{version()} is no version of three numbers, such as 1.2.3 or 1.2.3rc1.")
    return match[1], match[2] or ""


@cache
def source_date() -> int:
    """The time that everything built is dated, in seconds: the same for every build of a source.

    It is SOURCE_DATE_EPOCH, else that of the last commit, else that of the newest change noted.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    git = shutil.which("git")  # not everybody who builds from the released source has it
    if git and (ROOT / ".git").exists():
        command = [git, "-C", str(ROOT), "log", "-1", "--format=%ct"]
        asked = subprocess.run(command, capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            return int(asked.stdout)
    return int((ROOT / "CHANGELOG.md").stat().st_mtime)


def project_url() -> str | None:
    """Where the project lives, if the build was told: nothing in the source presumes to know."""
    return os.environ.get("PROJECT_URL", "").rstrip("/") or None


def component_id() -> str:
    """The name by which desktops and macOS know the program: its place on the web, read backwards.

    While it has none, the name lies in .invalid, which belongs to nobody.
    """
    address = urlsplit(project_url() or "https://simplenn.invalid/SimpleNN")
    host = (address.hostname or "").removeprefix("www.").replace("github.com", "github.io")
    return ".".join([*reversed(host.split(".")), *address.path.strip("/").split("/")])


def build_environment() -> dict[str, str]:
    """The environment for every tool, so that a second build gives the same bits."""
    return {
        **os.environ,
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(source_date()),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def run(*command: str | Path, told: Mapping[str, str] | None = None) -> None:
    """Run a tool in the build environment.

    Args:
        command: The tool and its arguments.
        told: Further variables of its environment.

    Raises:
        SystemExit: It failed.
    """
    words = [str(word) for word in command]
    environment = {**build_environment(), **(told or {})}
    if subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode:
        raise SystemExit(f"This failed: {' '.join(words)}")


def output(*command: str | Path, cwd: Path = ROOT) -> str:
    """What a tool prints.

    Raises:
        SystemExit: It failed.
    """
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=cwd, env=build_environment(), check=False, stdout=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise SystemExit(f"This failed: {' '.join(words)}")
    return done.stdout
