"""What the bundle needs from the distribution, compared with what nfpm.yaml says."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pack.places import BUNDLE, PACKAGING, STAGE, output

NFPM: Final = PACKAGING / "linux" / "nfpm.yaml"
_NEEDED: Final = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)


def check_dependencies() -> None:
    """Compare the dependencies of the .deb and the .rpm.

    Raises:
        SystemExit: nfpm.yaml says something else.
    """
    wanted = {"deb": debian_packages(), "rpm": rpm_libraries()}
    stated = {kind: stated_dependencies(kind) for kind in wanted}
    for kind, packages in wanted.items():
        if packages != stated[kind]:
            lines = "\n".join(f"      - {package}" for package in packages)
            raise SystemExit(f"{NFPM} should say of {kind}:\n    depends:\n{lines}")


def stated_dependencies(kind: str) -> list[str]:
    """What nfpm.yaml says, of "deb" or "rpm"."""
    _, _, overrides = NFPM.read_text("utf-8").partition("\noverrides:\n")
    match = re.search(
        rf"^  {kind}:\n(?:    .*\n)*?    depends:\n((?:      - .*\n)+)", overrides, re.MULTILINE
    )
    return re.findall(r"- (.*)\n", match[1]) if match else []


def debian_packages() -> list[str]:
    """What dpkg-shlibdeps derives from the bundle, with the least versions."""
    mark = STAGE / "DEBIAN"  # by which dpkg-shlibdeps knows where a package's tree begins
    mark.mkdir()
    try:
        return sorted(_run_shlibdeps())
    finally:
        mark.rmdir()


def _run_shlibdeps() -> list[str]:
    files = list(programs_and_libraries(STAGE))
    folders = sorted({f"-l{file.parent}" for file in files})
    with tempfile.TemporaryDirectory() as place:
        control = Path(place, "debian", "control")
        control.parent.mkdir()
        control.write_text("Source: simplenn\n\nPackage: simplenn\nArchitecture: amd64\n", "utf-8")
        command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *folders]
        line = output(*command, *files, cwd=Path(place))
    return line.strip().partition("=")[2].split(", ")


def rpm_libraries() -> list[str]:
    """The libraries that the bundle is linked with and does not hold, as an .rpm names them."""
    return sorted(f"{library}()(64bit)" for library in foreign_libraries())


def foreign_libraries() -> set[str]:
    """The names of the libraries that the bundle is linked with and does not hold."""
    return libraries_needed_by(programs_and_libraries(BUNDLE)) - {p.name for p in BUNDLE.rglob("*")}


def libraries_needed_by(files: Iterable[Path]) -> set[str]:
    """The names of the libraries that files are linked with, the dynamic loader left out."""
    needed = set(_NEEDED.findall(output("objdump", "-p", *files)))
    return {name for name in needed if not name.startswith("ld-linux")}


def programs_and_libraries(folder: Path) -> Iterator[Path]:
    """The ELF files in a folder, each once."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path
