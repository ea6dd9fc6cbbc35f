"""The steps of the workflow that builds the Linux packages, run literally on bare Debians."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from ruamel.yaml import YAML
from tests.package.conftest import BUILDING, ROOT
from tests.package.debian import Debian, bootstrap

WORKFLOW: Final = ROOT / ".github" / "workflows" / "packages.yml"
WORKSPACE: Final = "/__w/SimpleNN/SimpleNN"
SOMEBODY: Final = "1001"
KNOWN: Final = {"github.server_url": "https://github.com", "github.repository": "somebody/SimpleNN"}
"""What the workflow asks GitHub for."""


@pytest.mark.parametrize("release", [12, 13])
def test_it_is_built_with_the_python_of_a_bare_debian(release: int, tmp_path: Path) -> None:
    debian = Debian(bootstrap(release, BUILDING), tmp_path / "debian")
    workflow = YAML(typ="safe").load(WORKFLOW)
    variables = known_values(workflow["env"])
    for step in workflow["jobs"]["linux"]["steps"]:
        follow(step, debian, variables)
    dist = debian.folder / WORKSPACE[1:] / "dist"
    kinds = {file.suffix for file in dist.iterdir()}
    assert kinds == {".deb", ".rpm", ".zst", ".run", ".whl", ".gz", ""}
    keep(dist, release)


def follow(step: dict[str, Any], debian: Debian, variables: dict[str, str]) -> None:
    """Do what a step of the workflow says."""
    if step.get("uses", "").startswith("actions/checkout@"):
        check_out(debian)
    elif "run" in step:
        here = debian.folder / WORKSPACE[1:]
        folder = WORKSPACE if here.exists() else "/"
        begin = 'cd "$1" && exec sh -ec "$0"'
        told = {**variables, **known_values(step.get("env", {})), "GITHUB_WORKSPACE": WORKSPACE}
        debian.do("sh", "-ec", begin, step["run"], folder, check=True, **told)
    else:
        assert step["uses"].startswith("actions/upload-artifact@"), "an action that is new here"


def check_out(debian: Debian) -> None:
    """Put what is committed into the Debian, where it belongs to somebody else than root."""
    place = debian.folder / WORKSPACE[1:]
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, place], check=True)
    subprocess.run(["chown", "-R", SOMEBODY, place], check=True)


def known_values(variables: dict[str, str]) -> dict[str, str]:
    """Fill in what GitHub would."""
    return {name: "".join(filled_in(value)) for name, value in variables.items()}


def filled_in(value: str) -> Iterator[str]:
    """The parts of a text, those in ${{ }} filled in."""
    for index, part in enumerate(value.replace("}}", "${{").split("${{")):
        yield KNOWN[part.strip()] if index % 2 else part


def keep(dist: Path, release: int) -> None:
    """Keep what was built, to be looked at."""
    kept = BUILDING / f"dist-of-debian-{release}"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(dist, kept)
