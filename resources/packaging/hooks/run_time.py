"""Runs in the bundle for Linux before the program, and mends two things of PyInstaller's.

A browser that the program opens must not load the bundle's Qt: PyInstaller's starting program tells
the dynamic loader where the bundle's libraries are, which has read it by now, and hands that on.

An upgrade replaces the file that all modules are in, and those that are imported later would end
the program: so they are read from the file that was started, which Linux keeps until then.
"""

import os

import pyimod02_importers

usual = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if usual is not None:
    os.environ["LD_LIBRARY_PATH"] = usual

STARTED = "/proc/self/exe"
if os.path.exists(STARTED):  # noqa: PTH110, pathlib takes long to import
    pyimod02_importers.pyz_archive._filename = STARTED  # noqa: SLF001
