"""What comes with PySide6, in place of PyInstaller's own hook, which adds 20 MB on Windows.

These are a renderer for OpenGL by software, and nothing here uses OpenGL.
"""

from PyInstaller.utils.hooks.qt import ensure_single_qt_bindings_package

ensure_single_qt_bindings_package("PySide6")
hiddenimports = ["PySide6.support.deprecated", "inspect", "shiboken6"]
