"""Builds what people install. `make package` runs it.

Usage: package.py [bundle]    (for the platform that it runs on)
"""

from pack.bundle import build_bundle
from pack.icons import make_icons

make_icons()
build_bundle()
