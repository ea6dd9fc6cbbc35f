"""In place of PySide6.QtOpenGL: pyqtgraph imports it, but uses it only if told to draw by OpenGL."""
