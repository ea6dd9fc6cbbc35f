"""Runs in the bundle before the program. A browser that it opens must not load the bundle's Qt.

PyInstaller's starting program tells the dynamic loader where the bundle's libraries are, which has
read it by now, and hands that on to whatever the program starts.
"""

import os

usual = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if usual is not None:
    os.environ["LD_LIBRARY_PATH"] = usual
