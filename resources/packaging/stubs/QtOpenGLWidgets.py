"""In place of PySide6.QtOpenGLWidgets: pyqtgraph derives a class from this, and never uses it."""

from PySide6.QtWidgets import QWidget as QOpenGLWidget

__all__ = ["QOpenGLWidget"]
